package dev.tcplab.web.board;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Lab;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.Timeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events for the viewers of the board, with each tick and each send under the test's
 * control.
 */
class TickerTests {

	private static Lab lab;

	private final Board board = new Board(new BoardSettings(true, 500, DataSize.ofBytes(2048)));

	private final Clock clock = new Clock();

	private final List<Runnable> sends = new ArrayList<>();

	private final Ticker<BoardPicture> ticker = new Ticker<>(
			new BoardView(lab.servers(), this.board, new BoardAccess(true, true),
					new ExchangeEvents(lab.servers(), new JsonMapper()), null),
			BoardView.MOST_VIEWERS, this.clock, this.sends::add);

	@BeforeAll
	static void start() {
		lab = Lab.start("echo1");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@AfterEach
	void stopClock() {
		this.clock.shutdownNow();
	}

	@Test
	void sendsSnapshotAndThenOneChangePerTick() {
		add(3);
		Page page = open();
		tickAfter(100);
		tickAfter(100);
		assertThat(page.events).hasSize(3);
		assertThat((List<?>) page.read(0, "$.exchanges")).hasSize(3);
		assertThat(page.events.subList(1, 3)).allSatisfy((change) -> {
			assertThat((List<?>) JsonPath.read(change, "$.exchanges")).hasSize(100);
			assertThat((int) JsonPath.read(change, "$.missed")).isZero();
		});
	}

	@Test
	void countsExchangesBeyondHundredAsMissed() {
		Page page = open();
		tickAfter(700);
		assertThat((List<?>) page.read(1, "$.exchanges")).hasSize(100);
		assertThat((int) page.read(1, "$.missed")).isEqualTo(600);
	}

	@Test
	void rendersChangeOnceForAllViewers() {
		Page first = open();
		tickAfter(1);
		Page second = open();
		tickAfter(1);
		assertThat(first.events.get(2)).isSameAs(second.events.get(1));
	}

	@Test
	void skipsViewerThatDoesNotTakeEvents() {
		Page slow = new Page();
		this.ticker.add(slow, "");
		Runnable blocked = this.sends.remove(0);
		Page page = open();
		tickAfter(700);
		assertThat(page.events).hasSize(2);
		assertThat(slow.events).isEmpty();
		blocked.run();
		tickAfter(700);
		assertThat((int) slow.read(1, "$.missed")).isEqualTo(1300);
	}

	@Test
	void stopsWhenLastViewerLeaves() {
		Page page = open();
		page.left = true;
		tickAfter(1);
		assertThat(this.clock.ticking.isCancelled()).isFalse();
		tickAfter(0);
		assertThat(this.clock.ticking.isCancelled()).isTrue();
		page = open();
		tickAfter(1);
		assertThat(page.events).hasSize(2);
	}

	@Test
	void keepsTickingForViewerOfSlowThread() {
		// On its own thread, the clock can tick before add returns.
		this.clock.afterCommand = () -> this.clock.tick.run();
		Page page = open();
		assertThat(this.clock.ticking.isCancelled()).isFalse();
		tickAfter(1);
		assertThat(page.events).hasSize(2);
	}

	@Test
	void sendsOnlyHeartbeatsWithoutNews() {
		Page page = open();
		IntStream.range(0, 45).forEach((any) -> tickAfter(0));
		assertThat(page.events).hasSize(1);
		assertThat(page.attempts).isEqualTo(3);
	}

	private Page open() {
		Page page = new Page();
		assertThat(this.ticker.add(page, "")).isTrue();
		send();
		return page;
	}

	private void tickAfter(int exchanges) {
		add(exchanges);
		this.clock.tick.run();
		send();
	}

	private void send() {
		List.copyOf(this.sends).forEach(Runnable::run);
		this.sends.clear();
	}

	private void add(int exchanges) {
		IntStream.range(0, exchanges).forEach((any) -> this.board.onEvent(exchange()));
	}

	private static ExchangeConcluded exchange() {
		Client client = new Client(1, new InetSocketAddress("192.0.2.1", 57848), Instant.EPOCH);
		Exchange exchange = new Exchange("echo1", client, 2, 9, Outcome.ANSWERED, Duration.ofMillis(1), Set.of(), null);
		return new ExchangeConcluded("echo1", Instant.EPOCH, exchange, "hi".getBytes(), "ECHO: hi\n".getBytes(), null,
				Timeline.NONE);
	}

	/**
	 * A page that collects the data of its events.
	 */
	private static final class Page extends SseEmitter {

		private final List<String> events = new ArrayList<>();

		private int attempts;

		private boolean left;

		@Override
		public void send(Set<DataWithMediaType> event) throws IOException {
			this.attempts++;
			if (this.left) {
				throw new IOException("Broken pipe");
			}
			event.stream()
				.map((part) -> part.getData().toString())
				.filter((part) -> part.startsWith("{"))
				.forEach(this.events::add);
		}

		<T> T read(int index, String path) {
			return JsonPath.read(this.events.get(index), path);
		}

	}

	/**
	 * A clock that ticks on demand.
	 */
	private static final class Clock extends ScheduledThreadPoolExecutor {

		private Runnable tick = () -> {
		};

		private Future<?> ticking = CompletableFuture.completedFuture(null);

		private Runnable afterCommand = () -> {
		};

		Clock() {
			super(0);
		}

		@Override
		public void execute(Runnable command) {
			command.run();
			this.afterCommand.run();
		}

		@Override
		public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long delay, long period, TimeUnit unit) {
			assertThat(unit.toMillis(period)).isEqualTo(100);
			ScheduledFuture<?> never = schedule(command, 1, TimeUnit.DAYS);
			this.tick = command;
			this.ticking = never;
			return never;
		}

	}

}
