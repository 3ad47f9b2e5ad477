package dev.tcplab.check.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	private static TestServer listen(int port) throws IOException, InterruptedException {
		return new TestServer(List.of(), port, Duration.ofSeconds(1), false);
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
