package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
			await().until(() -> isRefused(port1) && isRefused(port2));
			assertThat(two.send("last").receive()).isEqualTo("ECHO: last\n");
			assertThat(one.send("last").receive()).isEqualTo("ECHO: last\n");
			one.leave();
			two.leave();
			stop.get(30, TimeUnit.SECONDS);
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
	void servesClientsInQueueAtStop() throws Exception {
		try (TestServer echo = TestServer.start("max-clients=1", "stop-timeout=1h", "read-timeout=0");
				Wire first = echo.connect()) {
			echo.awaitConnected(first);
			List<Wire> queue = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				queue.add(echo.connect().send("me"));
			}
			CompletableFuture<Void> stop = CompletableFuture.runAsync(echo.server().control()::stop);
			assertThat(first.send("first").receive()).isEqualTo("ECHO: first\n");
			first.leave();
			for (Wire client : queue) {
				assertThat(client.receive()).isEqualTo("ECHO: me\n");
				client.leave();
			}
			stop.get(30, TimeUnit.SECONDS);
			assertThat(echo.server().state()).isEqualTo(ServerState.STOPPED);
		}
	}

	@Test
	void closesClientsForGoodAfterStopTimeout() throws Exception {
		Lab lab = Lab.start("echo3", "server.limit=1", "server.stop-timeout=100ms", "server.read-timeout=0");
		TcpServer echo3 = lab.server("echo3");
		try (Wire client = Wire.connect(echo3.port())) {
			lab.recording().awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()));
			lab.close();
			assertThat(client.receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(lab.recording().lines()).last().isEqualTo("Server stopped by the user");
			echo3.control().reset();
			assertThatExceptionOfType(ListenException.class).isThrownBy(echo3.control()::start);
		}
	}

	@Test
	void countsAnswerThatStopCutsShortAsError() throws Exception {
		byte[] answer = new byte[16 * 1024 * 1024];
		try (TestServer server = TestServer.start((message) -> answer, "stop-timeout=100ms", "write-timeout=0");
				Wire client = server.connect()) {
			client.send("Test");
			// The beginning of the answer.
			client.receive(1);
			server.server().control().stop();
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

}
