package dev.tcplab.web.board;

import java.util.List;

/**
 * What the board keeps, or the part of it that is new to a viewer.
 *
 * @param exchanges the exchanges, the oldest first
 * @param clients the clients by address
 * @param lastId the last exchange of all
 */
record BoardNews(List<BoardEntry> exchanges, List<ClientEntry> clients, long lastId) {

	/**
	 * Returns what is new to a viewer.
	 * @param id the last exchange that the viewer has seen; 0 if none
	 * @param most the maximum number of exchanges, the newest ones
	 */
	BoardNews since(long id, int most) {
		return new BoardNews(this.exchanges.stream()
			.skip(Math.max(0, this.exchanges.size() - most))
			.filter((entry) -> entry.id() > id)
			.toList(), this.clients.stream().filter((client) -> client.version() > id).toList(), this.lastId);
	}

	/**
	 * Returns the number of exchanges that are not among the news, because there were too
	 * many.
	 * @param id the last exchange that the viewer has seen
	 */
	long missedSince(long id) {
		return this.lastId - id - this.exchanges.size();
	}

}
