package dev.tcplab.web.board;

import java.util.List;

/** The part of the board that is new to a viewer, or all of it, the oldest first. */
public record BoardNews(List<BoardEntry> exchanges, List<ClientEntry> clients, long lastId, long version) {

	/** Returns what changed since, with the newest {@code most} of the exchanges. */
	public BoardNews since(BoardNews seen, int most) {
		List<BoardEntry> changed = this.exchanges.stream().filter((entry) -> entry.version() > seen.version).toList();
		return new BoardNews(changed.subList(Math.max(0, changed.size() - most), changed.size()),
				this.clients.stream().filter((client) -> client.version() > seen.version).toList(), this.lastId,
				this.version);
	}

	/** Returns how many exchanges after {@code id} are not among the news. */
	public long missedSince(long id) {
		return this.lastId - id - this.exchanges.stream().filter((entry) -> entry.id() > id).count();
	}

}
