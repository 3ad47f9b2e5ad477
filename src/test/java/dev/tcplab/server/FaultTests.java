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
import java.util.stream.IntStream;

import dev.tcplab.server.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Servers that answer badly on purpose.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class FaultTests {

	private static final String WAITING = "Waiting for Clients to connect";

	@Test
	void failsTwiceAndThenWorks() {
		try (Lab lab = Lab.start("echo1", "server.faults.end=reset", "server.faults.first=2")) {
			int port = lab.port("echo1");
			assertThat(Wire.tryToSend(port, "one")).isEqualTo("<reset>");
			assertThat(Wire.tryToSend(port, "two")).isEqualTo("<reset>");
			assertThat(Wire.tryToSend(port, "three")).isEqualTo("ECHO: three\n");
		}
	}

	@Test
	void onlyTheFirstOfManyAtOnceMeetThem() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.end=close", "server.faults.first=37")) {
			ExecutorService threads = Executors.newFixedThreadPool(16);
			Callable<String> client = () -> Wire.tryToSend(lab.port("echo1"), "hi");
			List<String> seen = new ArrayList<>();
			for (Future<String> answer : threads.invokeAll(IntStream.range(0, 200).mapToObj((i) -> client).toList())) {
				seen.add(answer.get());
			}
			threads.shutdown();
			assertThat(seen).containsOnly("<closed>", "ECHO: hi\n").filteredOn("<closed>"::equals).hasSize(37);
		}
	}

	@Test
	void theTranscriptStaysTheLessons() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.end=reset")) {
			Wire.tryToSend(lab.port("echo1"), "hi");
			lab.recording()
				.awaitLines("The server is configured!", WAITING, "A client has connected to the server!",
						"Message received: hi", WAITING);
		}
	}

	@Test
	void oneServersFaultsAreItsOwn() {
		try (Lab lab = Lab.start("happy,echo1", "server.faults.end=close", "servers.happy.faults.end=answer")) {
			assertThat(Wire.tryToSend(lab.port("echo1"), "hi")).isEqualTo("<closed>");
			assertThat(Wire.tryToSend(lab.port("happy"), "hi")).startsWith("HELLO");
		}
	}

	@ParameterizedTest
	@CsvSource({ "close, 0, error, close", "close, 3, error, close", "close, 99, answered, close",
			"reset, 0, reset, reset", "reset, 99, answered, reset", "truncate, 0, error, truncate",
			"half-close, 0, error, half-close", "half-close, 99, answered, half-close", "silent, 0, timeout, silent",
			"silent, 99, answered, silent" })
	void theOutcomeIsWhatTheClientGot(String end, int bytes, String outcome, String kind) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.read-timeout=200ms", "server.faults.end=" + end,
				"server.faults.after-bytes=" + bytes)) {
			Wire.tryToSend(lab.port("echo1"), "hi");
			Exchange exchange = lab.recording().nextExchange();
			assertThat(exchange.outcome()).hasToString(outcome);
			assertThat(exchange.bytesOut()).isEqualTo(Math.min(bytes, 9));
			assertThat(exchange.faults()).extracting(FaultKind::toString).containsExactly(kind);
		}
	}

	@Test
	void anExchangeTellsAllItsFaults() throws Exception {
		try (Lab lab = Lab.start("echo1")) {
			lab.server("echo1")
				.setFaults(Faults.of("accept-delay", "5ms", "delay", "5ms", "slice", 4, "slice-delay", "1ms", "rate",
						9000, "corrupt", 1));
			assertThat(Wire.send(lab.port("echo1"), "hi")).hasSize(9);
			assertThat(lab.recording().nextExchange().faults()).containsExactlyInAnyOrder(FaultKind.ACCEPT_DELAY,
					FaultKind.DELAY, FaultKind.SLICE, FaultKind.RATE, FaultKind.CORRUPT);
			lab.server("echo1").setFaults(FaultSettings.NONE);
			Wire.send(lab.port("echo1"), "hi");
			assertThat(lab.recording().nextExchange().faults()).isEmpty();
		}
	}

	@Test
	void anAnswerIsAsLateAsItIsSetToBe() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.delay=300ms")) {
			assertThat(Wire.send(lab.port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(lab.recording().nextExchange().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
		}
	}

	@Test
	void theFirstReadIsAsLateAsItIsSetToBe() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.accept-delay=300ms")) {
			// Two messages that one read returns only if it is late.
			try (Wire client = Wire.connect(lab.port("echo1"))) {
				client.send("a");
				client.send("b");
				assertThat(client.receive()).isEqualTo("ECHO: ab\n");
			}
			assertThat(lab.recording().nextExchange().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
		}
	}

	@Test
	void everyAnswerOfAConnectionMeetsThem() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.keep-open=true", "server.codec=lf", "server.faults.slice=2",
				"server.faults.slice-delay=1ms", "server.faults.first=1");
				Wire client = Wire.connect(lab.port("echo1"));
				Wire other = Wire.connect(lab.port("echo1"))) {
			for (int i = 0; i < 2; i++) {
				assertThat(client.send("hi\n").receive(9)).isEqualTo("ECHO: hi\n");
				assertThat(lab.recording().nextExchange().faults()).containsExactly(FaultKind.SLICE);
			}
			assertThat(other.send("hi\n").receive(9)).isEqualTo("ECHO: hi\n");
			assertThat(lab.recording().nextExchange().faults()).isEmpty();
		}
	}

	@Test
	void aFaultThatEndsTheConnectionEndsItInSpiteOfKeepOpen() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.keep-open=true", "server.codec=lf", "server.faults.end=close",
				"server.faults.after-bytes=99"); Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.send("one\ntwo\n").receive()).isEqualTo("ECHO: one\n");
		}
	}

	@Test
	void aHalfClosedConnectionIsReadToItsEnd() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.end=half-close", "server.read-timeout=0");
				Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.send("hi").receive()).isEmpty();
			// More than the buffers of the system hold.
			for (int i = 0; i < 64; i++) {
				client.send(new byte[1024 * 1024]);
			}
			assertThat(lab.server("echo1").active()).isOne();
			client.halfClose();
			await().until(() -> lab.server("echo1").active() == 0);
		}
	}

	@Test
	void aClosedConnectionIsNotRead() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.end=close", "server.read-timeout=0");
				Socket client = new Socket("127.0.0.1", lab.port("echo1"))) {
			client.getOutputStream().write('x');
			assertThat(Seen.on(client)).hasToString("'' FIN");
			await().until(() -> lab.server("echo1").active() == 0);
			client.getOutputStream().write('x');
			await().until(() -> isBroken(client));
		}
	}

	private static boolean isBroken(Socket client) {
		try {
			client.getOutputStream().write('x');
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	void silenceEndsWithTheReadTimeout() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.read-timeout=300ms", "server.faults.end=silent");
				Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.send("hi").receive()).isEmpty();
			assertThat(lab.recording().nextExchange()).satisfies((exchange) -> {
				assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
				assertThat(exchange.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delay=1h", "slice-delay=1h", "rate=1" })
	void slownessEndsWithTheWriteTimeout(String fault, CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.write-timeout=300ms", "server.faults.slice=4",
				"server.faults." + fault)) {
			assertThat(Wire.send(lab.port("echo1"), "hi")).isNotEqualTo("ECHO: hi\n");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
			await().untilAsserted(() -> assertThat(output)
				.containsPattern("echo1 did not answer .*: a fault on demand made its answer take longer than 300 ms"));
		}
	}

	@Test
	void aLateFirstReadEndsWithTheReadTimeout(CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.read-timeout=300ms", "server.faults.accept-delay=1h")) {
			assertThat(Wire.tryToSend(lab.port("echo1"), "hi")).isIn("<reset>", "<closed>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
			await().untilAsserted(() -> assertThat(output)
				.containsPattern("echo1 did not answer .*: a fault on demand kept the server from reading for 300 ms"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delay=1h", "slice=3", "rate=1", "accept-delay=1h" })
	void aStopEndsEveryWaitAndTheAnswerGoesOut(String fault) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.stop-timeout=1h", "server.write-timeout=0", "server.read-timeout=0",
				"server.faults.slice-delay=1h", "server.faults." + fault);
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("hi");
			lab.recording().awaitLine("A client has connected to the server!");
			CompletableFuture<Void> stop = CompletableFuture.runAsync(lab.server("echo1")::stop);
			assertThat(client.receive()).isEqualTo("ECHO: hi\n");
			client.leave();
			stop.get();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "silent", "half-close" })
	void aStopClosesThoseWhomNothingIsSaidTo(String end) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.stop-timeout=1h", "server.read-timeout=0",
				"server.faults.end=" + end); Socket client = new Socket("127.0.0.1", lab.port("echo1"))) {
			client.getOutputStream().write('x');
			lab.recording().awaitLine("Message received: x");
			lab.server("echo1").stop();
			assertThat(Seen.on(client)).hasToString("'' FIN");
		}
	}

	@Test
	void aProbeThatLeavesIsNotOneOfTheFirst() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.ignore-empty=true", "server.faults.end=close",
				"server.faults.first=1")) {
			try (Wire probe = Wire.connect(lab.port("echo1"))) {
				assertThat(probe.halfClose().receive()).isEmpty();
			}
			assertThat(Wire.tryToSend(lab.port("echo1"), "hi")).isEqualTo("<closed>");
			assertThat(Wire.tryToSend(lab.port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
		}
	}

	@Test
	void aChangeIsWarnedOfOnceInWords(CapturedOutput output) {
		try (Lab lab = Lab.start("echo1", "server.faults.delay=2s", "server.faults.percent=10")) {
			TcpServer server = lab.server("echo1");
			assertThat(output).contains("echo1 answers badly on purpose: delay 2 s, percent 10");
			server.setFaults(FaultSettings.NONE);
			server.setFaults(FaultSettings.NONE);
			assertThat(output.toString().split("echo1 answers as usual again: faults are off", -1)).hasSize(2);
		}
	}

	@Test
	void aWrongValueEndsTheStart() {
		assertThat(catchThrowable(() -> Lab.start("echo1", "server.faults.percent=101")))
			.hasStackTraceContaining("percent is 101, allowed is 0 to 100");
	}

	@Test
	void thoseWhoHaveConnectedKeepTheirs() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.faults.end=close"); Wire before = Wire.connect(lab.port("echo1"))) {
			lab.recording().awaitLine("A client has connected to the server!");
			lab.server("echo1").setFaults(FaultSettings.NONE);
			assertThat(before.send("hi").receive()).isEmpty();
			assertThat(Wire.send(lab.port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(lab.recording().nextExchange().faults()).isEqualTo(Set.of(FaultKind.CLOSE));
		}
	}

}
