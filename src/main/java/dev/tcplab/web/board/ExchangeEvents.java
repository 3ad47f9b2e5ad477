package dev.tcplab.web.board;

import java.util.List;
import java.util.Set;

import dev.tcplab.server.TcpServers;
import dev.tcplab.web.board.BoardEntry.Rendered;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Makes events with exchanges. The ID of an event reveals how many exchanges a viewer
 * missed when it returns.
 */
public final class ExchangeEvents {

	/** The most exchanges of one change, more than a user can read. */
	private static final int MOST_AT_ONCE = 100;

	private static final int RETRY_MILLIS = 2000;

	private final String process = "%d-%d".formatted(ProcessHandle.current().pid(), System.currentTimeMillis());

	private final ExchangeRenderer renderer;

	private final JsonMapper json;

	public ExchangeEvents(TcpServers servers, JsonMapper json) {
		this(new ExchangeRenderer(servers, json), json);
	}

	ExchangeEvents(ExchangeRenderer renderer, JsonMapper json) {
		this.renderer = renderer;
		this.json = json;
	}

	/** Returns an ID of this process, which differs after a restart. */
	public String process() {
		return this.process;
	}

	public Set<DataWithMediaType> event(String name, BoardNews news, Object data) {
		return SseEmitter.event()
			.reconnectTime(RETRY_MILLIS)
			.name(name)
			.id("%s/%d".formatted(this.process, news.lastId()))
			.data(this.json.writeValueAsString(data))
			.build();
	}

	public BoardNews since(BoardNews before, BoardNews now) {
		return now.since(before, MOST_AT_ONCE);
	}

	/** Returns how many exchanges since a viewer's last event are no longer kept. */
	public long missed(BoardNews news, String lastEventId) {
		String[] parts = lastEventId.split("/", 2);
		boolean returns = parts.length == 2 && parts[0].equals(this.process) && parts[1].matches("\\d{1,18}");
		return returns ? Math.max(0, news.missedSince(Long.parseLong(parts[1]))) : 0;
	}

	public List<Rendered> exchanges(BoardNews news) {
		return news.exchanges().stream().map(this.renderer::render).toList();
	}

}
