package dev.tcplab.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Stopping while clients are connected.
 */
class StopTests {

	@Test
	void exchangesUnderWayFinish() throws Exception {
		Lab lab = Lab.start("echo1,echo2");
		try (Wire one = Wire.connect(lab.port("echo1")); Wire two = Wire.connect(lab.port("echo2"))) {
			lab.recording().awaitLine("[echo1] A client has connected to the server!");
			lab.recording()
				.awaitLine("[echo2] CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(two.localPort()));
			CompletableFuture<Void> stop = CompletableFuture.runAsync(lab::close);
			await().until(() -> isRefused(lab.port("echo1")) && isRefused(lab.port("echo2")));
			assertThat(two.send("last").receive()).isEqualTo("ECHO: last\n");
			assertThat(one.send("last").receive()).isEqualTo("ECHO: last\n");
			stop.get(20, TimeUnit.SECONDS);
			assertThat(lab.recording().lines()).endsWith("[echo1] Message received: last",
					"Server stopped by the user");
		}
	}

	private static boolean isRefused(int port) {
		try {
			Wire.connect(port).leave();
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	void exchangesThatTakeLongerThanTheStopTimeoutAreClosed() throws Exception {
		Lab lab = Lab.start("echo1", "server.stop-timeout=100ms", "server.read-timeout=0");
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			lab.recording().awaitLine("A client has connected to the server!");
			lab.close();
			assertThat(client.receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(lab.recording().lines()).last().isEqualTo("Server stopped by the user");
		}
	}

	@Test
	void anAnswerThatIsCutOffByTheStopIsAnError() throws Exception {
		Lab lab = Lab.start("echo1", "server.codec=length4", "server.message-size=16MB", "server.stop-timeout=100ms",
				"server.write-timeout=0");
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			client.receiveBuffer(4096);
			int length = 16 * 1024 * 1024;
			client.send(new byte[] { (byte) (length >> 24), 0, 0, 0 }).send("x".repeat(length));
			lab.recording().awaitLine("A client has connected to the server!");
			await().until(() -> lab.recording().lines().size() > 3);
			lab.close();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void aServerThatHasFinishedWasNotStopped() throws Exception {
		Lab lab = Lab.start("happy", "server.limit=1");
		Wire.send(lab.port("happy"), "Test");
		lab.servers().awaitFinished();
		lab.close();
		assertThat(lab.recording().lines()).doesNotContain("Server stopped by the user");
	}

	@Test
	void thePortIsFreeAtOnce() {
		int port;
		try (Lab lab = Lab.start("happy")) {
			port = lab.port("happy");
			Wire.send(port, "Test");
		}
		try (Lab lab = Lab.start("echo1", "servers.echo1.port=" + port)) {
			assertThat(Wire.send(lab.port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void whoseLastClientsAreClosedByTheStopWasStopped() throws Exception {
		Lab lab = Lab.start("echo3", "server.limit=1", "server.stop-timeout=100ms", "server.read-timeout=0");
		try (Wire client = Wire.connect(lab.port("echo3"))) {
			lab.recording().awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()));
			lab.close();
			assertThat(lab.recording().lines()).last().isEqualTo("Server stopped by the user");
		}
	}

}
