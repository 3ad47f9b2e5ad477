package dev.tcplab.server;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tcplab.server.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Faults on demand.
 */
@Timeout(60)
class FaultTests {

	/**
	 * The answer is {@code ECHO: hi}. FaultMatrixTests repeats this with every codec and
	 * with TLS.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delay=20ms jitter=10ms        | ECHO: hi~ | FIN  | answered | delay
			accept-delay=20ms             | ECHO: hi~ | FIN  | answered | accept-delay
			slice=4 slice-delay=1ms       | ECHO: hi~ | FIN  | answered | slice
			rate=1000                     | ECHO: hi~ | FIN  | answered | rate
			end=close                     |           | FIN  | error    | close
			end=close after-bytes=3       | ECH       | FIN  | error    | close
			end=close after-bytes=99      | ECHO: hi~ | FIN  | answered | close
			end=reset                     |           | RST  | reset    | reset
			end=reset after-bytes=3       | ECH       | RST  | reset    | reset
			end=reset after-bytes=99      | ECHO: hi~ | RST  | answered | reset
			end=truncate                  |           | FIN  | error    | truncate
			end=half-close after-bytes=3  | ECH       | FIN  | error    | half-close
			end=half-close after-bytes=99 | ECHO: hi~ | FIN  | answered | half-close
			end=silent                    |           | FIN  | timeout  | silent
			end=silent after-bytes=3      | ECH       | FIN  | timeout  | silent
			end=silent after-bytes=99     | ECHO: hi~ | FIN  | answered | silent
			""")
	void appliesFault(String faults, String answer, String end, String outcome, String kind) throws Exception {
		try (TestServer echo = TestServer.start("read-timeout=300ms")) {
			echo.server().control().setFaults(Faults.of((Object[]) faults.split("[ =]")));
			Seen seen = talk(echo);
			String expected = (answer != null) ? answer.replace('~', '\n') : "";
			assertThat(seen).hasToString("'%s' %s".formatted(expected, end));
			Exchange exchange = echo.nextExchange();
			assertThat(exchange.outcome()).hasToString(outcome);
			assertThat(exchange.bytesOut()).isEqualTo(expected.length());
			assertThat(exchange.faults()).extracting(FaultKind::toString).containsExactly(kind);
		}
	}

	private static Seen talk(TestServer echo) throws IOException {
		try (Socket client = new Socket("127.0.0.1", echo.port())) {
			client.setSoTimeout(30_000);
			client.getOutputStream().write(Wire.bytes("hi"));
			return Seen.on(client);
		}
	}

	@Test
	void changesBytesOfAnswer() throws Exception {
		try (TestServer echo = TestServer.start("faults.corrupt=2")) {
			String answer = new String(Wire.send(echo.port(), Wire.bytes("hi")), "ISO-8859-1");
			assertThat(answer).hasSize(9);
			assertThat(IntStream.range(0, 9).filter((i) -> answer.charAt(i) != "ECHO: hi\n".charAt(i))).hasSize(2);
		}
	}

	@Test
	void affectsOnlyFirstConnections() {
		try (TestServer echo = TestServer.start("faults.end=reset", "faults.first=2")) {
			assertThat(echo.tryToSend("one")).isEqualTo("<reset>");
			assertThat(echo.tryToSend("two")).isEqualTo("<reset>");
			assertThat(echo.tryToSend("three")).isEqualTo("ECHO: three\n");
		}
	}

	@Test
	void affectsOnlyFirstOfManyAtOnce() throws Exception {
		try (TestServer echo = TestServer.start("faults.end=close", "faults.first=37")) {
			ExecutorService threads = Executors.newFixedThreadPool(16);
			Callable<String> client = () -> echo.tryToSend("hi");
			List<String> seen = new ArrayList<>();
			for (Future<String> answer : threads.invokeAll(IntStream.range(0, 100).mapToObj((i) -> client).toList())) {
				seen.add(answer.get());
			}
			threads.shutdown();
			assertThat(seen).containsOnly("<closed>", "ECHO: hi\n").filteredOn("<closed>"::equals).hasSize(37);
		}
	}

	@Test
	void keepsTranscriptOfLesson() {
		try (TestServer echo = TestServer.start("faults.end=reset")) {
			echo.tryToSend("hi");
			await().untilAsserted(
					() -> assertThat(echo.lines()).endsWith("Message received: hi", "Waiting for Clients to connect"));
		}
	}

	@Test
	void reportsAllFaultsOfExchange() throws Exception {
		try (TestServer echo = TestServer.start()) {
			echo.server()
				.control()
				.setFaults(Faults.of("accept-delay", "5ms", "delay", "5ms", "slice", 4, "slice-delay", "1ms", "rate",
						9000, "corrupt", 1));
			assertThat(Wire.send(echo.port(), Wire.bytes("hi"))).hasSize(9);
			assertThat(echo.nextExchange().faults()).containsExactlyInAnyOrder(FaultKind.ACCEPT_DELAY, FaultKind.DELAY,
					FaultKind.SLICE, FaultKind.RATE, FaultKind.CORRUPT);
			echo.server().control().setFaults(FaultSettings.NONE);
			echo.send("hi");
			assertThat(echo.nextExchange().faults()).isEmpty();
		}
	}

	@Test
	void delaysAnswer() throws Exception {
		try (TestServer echo = TestServer.start("faults.delay=200ms")) {
			assertThat(echo.send("hi")).isEqualTo("ECHO: hi\n");
			assertThat(echo.nextExchange().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
		}
	}

	@Test
	void delaysFirstRead() throws Exception {
		try (TestServer echo = TestServer.start("faults.accept-delay=1s"); Wire client = echo.connect()) {
			// Two messages that one read returns only if it is late.
			client.send("a");
			client.send("b");
			assertThat(client.receive()).isEqualTo("ECHO: ab\n");
			assertThat(echo.nextExchange().duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		}
	}

	@Test
	void affectsEveryAnswerOfConnection() throws Exception {
		try (TestServer echo = TestServer.start("keep-open=true", "codec=lf", "faults.slice=2",
				"faults.slice-delay=1ms", "faults.first=1");
				Wire client = echo.connect();
				Wire other = echo.connect()) {
			for (int i = 0; i < 2; i++) {
				assertThat(client.send("hi\n").receive(9)).isEqualTo("ECHO: hi\n");
				assertThat(echo.nextExchange().faults()).containsExactly(FaultKind.SLICE);
			}
			assertThat(other.send("hi\n").receive(9)).isEqualTo("ECHO: hi\n");
			assertThat(echo.nextExchange().faults()).isEmpty();
		}
	}

	@Test
	void endsConnectionDespiteKeepOpen() throws Exception {
		try (TestServer echo = TestServer.start("keep-open=true", "codec=lf", "faults.end=close",
				"faults.after-bytes=99"); Wire client = echo.connect()) {
			assertThat(client.send("one\ntwo\n").receive()).isEqualTo("ECHO: one\n");
		}
	}

	@Test
	void readsHalfClosedConnectionToItsEnd() throws Exception {
		try (TestServer echo = TestServer.start("faults.end=half-close", "read-timeout=0");
				Wire client = echo.connect()) {
			assertThat(client.send("hi").receive()).isEmpty();
			// More than the buffers of the system hold.
			for (int i = 0; i < 16; i++) {
				client.send(new byte[1024 * 1024]);
			}
			assertThat(echo.server().active()).isOne();
			client.halfClose();
			echo.awaitIdle();
		}
	}

	@Test
	void endsSilenceAtReadTimeout() throws Exception {
		try (TestServer echo = TestServer.start("read-timeout=300ms", "faults.end=silent");
				Wire client = echo.connect()) {
			assertThat(client.send("hi").receive()).isEmpty();
			assertThat(echo.nextExchange().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delay=1h", "slice-delay=1h", "rate=1" })
	void endsSlownessAtWriteTimeout(String fault) throws Exception {
		try (TestServer echo = TestServer.start("write-timeout=300ms", "faults.slice=4", "faults." + fault)) {
			assertThat(echo.send("hi")).isNotEqualTo("ECHO: hi\n");
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void endsAcceptDelayAtReadTimeout() throws Exception {
		try (TestServer echo = TestServer.start("read-timeout=300ms", "faults.accept-delay=1h")) {
			assertThat(echo.tryToSend("hi")).isIn("<reset>", "<closed>");
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delay=1h", "slice=3", "rate=1", "accept-delay=1h" })
	void sendsAnswerAtOnceIfStopped(String fault) throws Exception {
		try (TestServer echo = TestServer.start("stop-timeout=1h", "write-timeout=0", "read-timeout=0",
				"faults.slice-delay=1h", "faults." + fault); Wire client = echo.connect()) {
			client.send("hi");
			echo.awaitConnected(client);
			CompletableFuture<Void> stop = CompletableFuture.runAsync(echo.server().control()::stop);
			assertThat(client.receive()).isEqualTo("ECHO: hi\n");
			client.leave();
			stop.get(30, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "silent", "half-close" })
	void closesUnansweredClientIfStopped(String end) throws Exception {
		try (TestServer echo = TestServer.start("stop-timeout=1h", "read-timeout=0", "faults.end=" + end);
				Socket client = new Socket("127.0.0.1", echo.port())) {
			client.getOutputStream().write('x');
			echo.awaitLine("Message received: x");
			echo.server().control().stop();
			assertThat(Seen.on(client)).hasToString("'' FIN");
		}
	}

	@Test
	void excludesProbeFromFirstConnections() throws Exception {
		try (TestServer echo = TestServer.start("ignore-empty=true", "faults.end=close", "faults.first=1")) {
			try (Wire probe = echo.connect()) {
				assertThat(probe.halfClose().receive()).isEmpty();
			}
			assertThat(echo.tryToSend("hi")).isEqualTo("<closed>");
			assertThat(echo.tryToSend("hi")).isEqualTo("ECHO: hi\n");
		}
	}

	@Test
	void logsChangeOfFaultsOnce() {
		try (LogLines log = LogLines.of("dev.tcplab.server.fault.ServerFaults");
				TestServer echo = TestServer.start("faults.delay=2s", "faults.percent=10")) {
			echo.server().control().setFaults(FaultSettings.NONE);
			echo.server().control().setFaults(FaultSettings.NONE);
			assertThat(log.all()).filteredOn((line) -> line.matches("Faults .* for " + echo.name() + "\\b.*"))
				.containsExactly("Faults on for " + echo.name() + ": delay 2 s, percent 10",
						"Faults off for " + echo.name());
		}
	}

	@Test
	void refusesToStartWithInvalidFault() {
		assertThat(catchThrowable(() -> TestServer.start("faults.percent=101")))
			.hasStackTraceContaining("percent is 101, allowed is 0 to 100");
	}

	@Test
	void keepsFaultsOfOpenConnections() throws Exception {
		try (TestServer echo = TestServer.start("faults.end=close"); Wire before = echo.connect()) {
			echo.awaitConnected(before);
			echo.server().control().setFaults(FaultSettings.NONE);
			assertThat(before.send("hi").receive()).isEmpty();
			assertThat(echo.send("hi")).isEqualTo("ECHO: hi\n");
			assertThat(echo.nextExchange().faults()).isEqualTo(Set.of(FaultKind.CLOSE));
		}
	}

}
