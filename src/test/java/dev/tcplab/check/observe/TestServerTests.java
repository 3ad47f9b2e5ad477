package dev.tcplab.check.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercises;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TestServerTests {

	@Test
	void waitsForPortThatIsTakenBriefly() throws Exception {
		ServerSocket earlier = new ServerSocket(0);
		int port = earlier.getLocalPort();
		Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
		CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(earlier), later);
		try (TestServer server = listen(port)) {
			assertThat(server.port()).isEqualTo(port);
			end.join();
		}
	}

	@Test
	void refusesPortThatStaysTaken() throws Exception {
		try (ServerSocket other = new ServerSocket(0)) {
			assertThatExceptionOfType(BindException.class).isThrownBy(() -> listen(other.getLocalPort()));
		}
	}

	@Test
	void endsMessageThatDrips() throws Exception {
		try (TestServer server = new TestServer(Exercises.of("client").steps(), 0, Duration.ofMillis(200), false, null);
				Socket client = new Socket("127.0.0.1", server.port())) {
			Dripping dripping = new Dripping(client.getOutputStream());
			await().until(() -> !server.connections().isEmpty());
			dripping.end();
			assertThat(server.connections().get(0).ending()).isEqualTo(Talk.Ending.UNFINISHED);
		}
	}

	private static TestServer listen(int port) throws IOException, InterruptedException {
		return new TestServer(List.of(), port, Duration.ofSeconds(1), false, null);
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
