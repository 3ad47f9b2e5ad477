package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.web.board.Board;
import dev.tcplab.web.board.BoardNews;
import dev.tcplab.web.board.BoardSettings;

/**
 * A small board for each address, so that students neither see nor displace the exchanges
 * of other addresses. The boards of the addresses that were quiet for the longest time
 * are removed.
 */
final class StudentExchanges implements ServerEventListener {

	private static final int MOST_ADDRESSES = 128;

	private static final int MOST_EXCHANGES = 30;

	private final BoardSettings settings;

	private final Map<InetAddress, Board> boards = new LinkedHashMap<>(16, 0.75f, true);

	StudentExchanges(BoardSettings board) {
		this.settings = new BoardSettings(true, MOST_EXCHANGES, board.messageBytes());
	}

	@Override
	public Set<Class<? extends ServerEvent>> kinds() {
		return Set.of(ExchangeConcluded.class, Left.class);
	}

	@Override
	public int mostBytes() {
		return (int) this.settings.messageBytes().toBytes();
	}

	@Override
	public boolean wantsTimelines() {
		return true;
	}

	@Override
	public void onEvent(ServerEvent event) {
		if (event instanceof ExchangeConcluded concluded) {
			board(concluded.exchange().client().address().getAddress()).onEvent(event);
		}
		else if (event instanceof Left left) {
			board(left.client().address().getAddress()).onEvent(event);
		}
	}

	BoardNews of(InetAddress address) {
		return board(address).news();
	}

	private synchronized Board board(InetAddress address) {
		Board board = this.boards.computeIfAbsent(address, (any) -> new Board(this.settings));
		if (this.boards.size() > MOST_ADDRESSES) {
			this.boards.remove(this.boards.keySet().iterator().next());
		}
		return board;
	}

}
