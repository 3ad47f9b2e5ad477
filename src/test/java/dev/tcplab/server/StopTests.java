package dev.tcplab.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of the application while clients are connected.
 */
@Timeout(60)
class StopTests {

	@Test
	void finishesExchangesBeforeStop() throws Exception {
		Lab lab = Lab.start("echo1,echo2", "server.stop-timeout=1h", "servers.echo1.port=" + FixedPorts.next(),
				"servers.echo2.port=" + FixedPorts.next());
		int port1 = lab.port("echo1");
		int port2 = lab.port("echo2");
		try (Wire one = Wire.connect(port1); Wire two = Wire.connect(port2)) {
			lab.recording().awaitLine("[echo1] A client has connected to the server!");
			lab.recording()
				.awaitLine("[echo2] CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(two.localPort()));
			CompletableFuture<Void> stop = CompletableFuture.runAsync(lab::close);
			Patience.await().until(() -> isRefused(port1) && isRefused(port2));
			assertThat(two.send("last").receive()).isEqualTo("ECHO: last\n");
			assertThat(one.send("last").receive()).isEqualTo("ECHO: last\n");
			one.leave();
			two.leave();
			stop.get(30, TimeUnit.SECONDS);
			assertThat(lab.recording().lines()).endsWith("[echo1] Message received: last",
					"Server stopped by the user");
		}
		// Its port is free at once.
		try (Lab next = Lab.start("echo1", "servers.echo1.port=" + port1)) {
			assertThat(Wire.send(next.port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
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

	@ParameterizedTest
	@CsvSource({ "echo1, 0", "echo3, 1" })
	void closesClientsAfterStopTimeout(String server, int limit) throws Exception {
		Lab lab = Lab.start(server, "server.limit=" + limit, "server.stop-timeout=100ms", "server.read-timeout=0");
		try (Wire client = Wire.connect(lab.port(server))) {
			lab.recording().awaitLine((line) -> line.contains("CONNECTION 1.") || line.startsWith("A client has"));
			lab.close();
			assertThat(client.receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(lab.recording().lines()).last().isEqualTo("Server stopped by the user");
		}
	}

	@Test
	void countsAnswerThatStopCutsShortAsError() throws Exception {
		try (TestServer echo = TestServer.start("codec=length4", "message-size=16MB", "stop-timeout=100ms",
				"write-timeout=0"); Wire client = echo.connect()) {
			client.receiveBuffer(4096);
			int length = 16 * 1024 * 1024;
			client.send(new byte[] { (byte) (length >> 24), 0, 0, 0 }).send("x".repeat(length));
			echo.awaitLine((line) -> line.startsWith("Message received: "));
			echo.server().stop();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void printsNoStopOnceFinished() throws Exception {
		Lab lab = Lab.start("happy", "server.limit=1");
		Wire.send(lab.port("happy"), "Test");
		lab.servers().awaitFinished();
		lab.close();
		assertThat(lab.recording().lines()).doesNotContain("Server stopped by the user");
	}

}
