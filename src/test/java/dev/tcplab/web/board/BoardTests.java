package dev.tcplab.web.board;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exchanges, clients, and rates that the board keeps.
 */
class BoardTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

	private static final BoardNews NOTHING = new BoardNews(List.of(), List.of(), 0, 0);

	private static final Timeline CLOSED = new Timeline(
			List.of(new Step(Duration.ofMillis(1), Kind.CLOSE, Side.SERVER, 0, 0)), 0);

	private final Board board = new Board(new BoardSettings(true, 3, DataSize.ofBytes(2048)));

	@Test
	void keepsNewestExchanges() {
		add(5);
		BoardNews news = this.board.news();
		assertThat(news.exchanges()).extracting(BoardEntry::id).containsExactly(3L, 4L, 5L);
		assertThat(news.missedSince(0)).isEqualTo(2);
	}

	@Test
	void returnsOnlyNews() {
		add(2);
		BoardNews before = this.board.news();
		add(1);
		BoardNews news = this.board.news().since(before, 10);
		assertThat(news.exchanges()).extracting(BoardEntry::id).containsExactly(3L);
		assertThat(news.missedSince(before.lastId())).isZero();
		assertThat(this.board.news().since(news, 10)).isEqualTo(new BoardNews(List.of(), List.of(), 3, 3));
	}

	@Test
	void countsExchangesMissedBySlowViewer() {
		add(3);
		BoardNews news = this.board.news().since(NOTHING, 2);
		assertThat(news.exchanges()).extracting(BoardEntry::id).containsExactly(2L, 3L);
		assertThat(news.missedSince(0)).isOne();
	}

	@Test
	void countsLostEventsAsMissed() {
		this.board.onEventsLost(7);
		add(1);
		assertThat(this.board.news().missedSince(0)).isEqualTo(7);
	}

	@Test
	void sendsExchangeAgainWhenClientLeft() {
		ExchangeConcluded event = event("192.0.2.1", 1, NOW);
		this.board.onEvent(event);
		add(1);
		BoardNews before = this.board.news();
		this.board.onEvent(left(event));
		BoardNews news = this.board.news().since(before, 10);
		assertThat(news.exchanges()).extracting(BoardEntry::id).containsExactly(1L);
		assertThat(news.exchanges().get(0).timeline().steps()).isEqualTo(CLOSED.steps());
		assertThat(news.missedSince(before.lastId())).isZero();
	}

	@Test
	void addsEndToLastExchangeOfConnection() {
		ExchangeConcluded event = event("192.0.2.1", 1, NOW);
		this.board.onEvent(event);
		this.board.onEvent(event);
		this.board.onEvent(left(event));
		assertThat(this.board.news().exchanges()).extracting(BoardEntry::timeline)
			.containsExactly(Timeline.NONE, CLOSED);
	}

	@Test
	void ignoresEndOfExchangeThatIsNotKept() {
		ExchangeConcluded event = event("192.0.2.1", 9, NOW);
		this.board.onEvent(event);
		add(3);
		BoardNews before = this.board.news();
		this.board.onEvent(left(event));
		assertThat(this.board.news()).isEqualTo(before);
	}

	@Test
	void wantsTimelinesOnlyIfExchangesAreKept() {
		Board none = new Board(new BoardSettings(true, 0, DataSize.ofBytes(0)));
		assertThat(none.wantsTimelines()).isFalse();
		assertThat(none.kinds()).containsExactly(ExchangeConcluded.class);
		assertThat(this.board.wantsTimelines()).isTrue();
		assertThat(this.board.kinds()).containsExactlyInAnyOrder(ExchangeConcluded.class, Left.class);
	}

	@Test
	void keepsOneClientPerAddress() {
		this.board.onEvent(event("192.0.2.1", 1, NOW));
		this.board.onEvent(event("192.0.2.2", 2, NOW));
		this.board.onEvent(event("192.0.2.1", 3, NOW.plusSeconds(60)));
		assertThat(this.board.news().clients().stream().map(ClientView::of)).containsExactly(
				new ClientView("192.0.2.2", 1, NOW, NOW, "echo1", "answered", "hi"),
				new ClientView("192.0.2.1", 2, NOW, NOW.plusSeconds(60), "echo1", "answered", "hi"));
	}

	@Test
	void keepsNewestThousandAddresses() {
		for (int i = 0; i < 1100; i++) {
			this.board.onEvent(event("10.0.%d.%d".formatted(i / 256, i % 256), i, NOW));
		}
		List<ClientEntry> clients = this.board.news().clients();
		assertThat(clients).hasSize(1000);
		assertThat(ClientView.of(clients.get(0)).address()).isEqualTo("10.0.0.100");
	}

	@Test
	void countsExchangesPerSecondOfLastMinute() {
		this.board.onEvent(event("192.0.2.1", 1, NOW.minusSeconds(60)));
		this.board.onEvent(event("192.0.2.1", 2, NOW.minusSeconds(1)));
		this.board.onEvent(event("192.0.2.1", 3, NOW.minusSeconds(1)));
		List<Integer> rate = this.board.rates(NOW.getEpochSecond()).get("echo1");
		assertThat(rate).hasSize(60).startsWith(1, 0).endsWith(0, 2);
		assertThat(this.board.rates(NOW.getEpochSecond() + 120).get("echo1")).isEqualTo(Collections.nCopies(60, 0));
	}

	@Test
	void keepsNothingIfDisabled() {
		Board none = new Board(new BoardSettings(true, 0, DataSize.ofBytes(0)));
		none.onEvent(event("192.0.2.1", 1, NOW));
		assertThat(none.news().exchanges()).isEmpty();
	}

	private void add(int count) {
		for (int i = 0; i < count; i++) {
			this.board.onEvent(event("192.0.2.1", i, NOW));
		}
	}

	private static ExchangeConcluded event(String address, int number, Instant at) {
		Client client = new Client(number, new InetSocketAddress(address, 57848), at);
		Exchange exchange = new Exchange("echo1", client, 2, 9, Outcome.ANSWERED, Duration.ofMillis(1), Set.of(), null);
		return new ExchangeConcluded("echo1", at, exchange, "hi".getBytes(), "ECHO: hi\n".getBytes(), null,
				Timeline.NONE);
	}

	private static Left left(ExchangeConcluded event) {
		return new Left(event.server(), NOW, event.exchange().client(), CLOSED);
	}

}
