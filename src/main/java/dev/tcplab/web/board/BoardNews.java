package dev.tcplab.web.board;

import java.util.List;

/** The part of the board that is new to a viewer, or all of it, the oldest first. */
record BoardNews(List<BoardEntry> exchanges, List<ClientEntry> clients, long lastId) {

	/** Returns the newest {@code most} exchanges after {@code id}, with the changes. */
	BoardNews since(long id, int most) {
		return new BoardNews(this.exchanges.stream()
			.skip(Math.max(0, this.exchanges.size() - most))
			.filter((entry) -> entry.id() > id)
			.toList(), this.clients.stream().filter((client) -> client.version() > id).toList(), this.lastId);
	}

	/** Returns how many exchanges after {@code id} are not among the news. */
	long missedSince(long id) {
		return this.lastId - id - this.exchanges.size();
	}

}
