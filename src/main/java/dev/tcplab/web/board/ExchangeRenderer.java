package dev.tcplab.web.board;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.web.board.BoardEntry.Rendered;
import tools.jackson.databind.json.JsonMapper;

/** Shows exchanges as the settings of their servers explain them. */
public record ExchangeRenderer(TcpServers servers, JsonMapper json) {

	Rendered render(BoardEntry entry) {
		return entry.rendered((any) -> this.json.writeValueAsString(view(entry)));
	}

	ExchangeView view(BoardEntry entry) {
		return ExchangeView.of(entry, server(entry).settings());
	}

	TcpServer server(BoardEntry entry) {
		return this.servers.find(entry.event().server());
	}

}
