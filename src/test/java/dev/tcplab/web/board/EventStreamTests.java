package dev.tcplab.web.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Lab;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events for one viewer, with the pauses between them under the test's control.
 */
class EventStreamTests {

	private static Lab lab;

	private final BoardSettings settings = new BoardSettings(true, 500, DataSize.ofBytes(2048));

	private final Board board = new Board(this.settings);

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private final List<Duration> pauses = new ArrayList<>();

	@BeforeAll
	static void start() {
		lab = Lab.start("echo1");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void sendsTenChangesPerSecondAtMost() throws IOException {
		run(30, 100);
		assertThat(this.pauses).allMatch((pause) -> pause.compareTo(Duration.ofMillis(100)) >= 0);
		assertThat(changes()).hasSize(30).allSatisfy((change) -> {
			assertThat((List<?>) JsonPath.read(change, "$.exchanges")).hasSize(100);
			assertThat((int) JsonPath.read(change, "$.missed")).isZero();
		});
	}

	@Test
	void countsExchangesBeyondHundredAsMissed() throws IOException {
		run(10, 700);
		assertThat(changes()).hasSize(10).allSatisfy((change) -> {
			assertThat((List<?>) JsonPath.read(change, "$.exchanges")).hasSize(100);
			assertThat((int) JsonPath.read(change, "$.missed")).isEqualTo(600);
		});
		assertThat(this.board.since(0, Integer.MAX_VALUE).exchanges()).hasSize(500);
		assertThat(this.board.since(0, 0).lastId()).isEqualTo(7000);
	}

	@Test
	void sendsNothingWithoutNews() throws IOException {
		run(10, 0);
		assertThat(changes()).isEmpty();
	}

	/**
	 * Sends a snapshot, and then a change after each step with its new exchanges.
	 */
	private void run(int steps, int exchangesPerStep) throws IOException {
		BoardView view = new BoardView(lab.servers(), this.board, this.settings, false);
		new EventStream(view, (pause) -> {
			boolean continues = this.pauses.size() < steps;
			this.pauses.add(pause);
			IntStream.range(0, continues ? exchangesPerStep : 0).forEach((any) -> this.board.onEvent(exchange()));
			return continues;
		}, new JsonMapper(), this.sent).run("");
	}

	private List<String> changes() {
		return this.sent.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> line.startsWith("data: ") && !line.contains("\"process\""))
			.map((line) -> line.substring(6))
			.toList();
	}

	private static ExchangeConcluded exchange() {
		Client client = new Client(1, new InetSocketAddress("192.0.2.1", 57848), Instant.EPOCH);
		Exchange exchange = new Exchange("echo1", client, 2, 9, Outcome.ANSWERED, Duration.ofMillis(1), Set.of());
		return new ExchangeConcluded("echo1", Instant.EPOCH, exchange, "hi".getBytes(), "ECHO: hi\n".getBytes(), null);
	}

}
