package dev.tcplab.check.observe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestClientTests {

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final Serving LINE = (input, output) -> {
		new BufferedReader(new InputStreamReader(input)).readLine();
		output.write('!');
	};

	private static final Serving ALL = (input, output) -> {
		input.readAllBytes();
		output.write('!');
	};

	private static final Serving ANSWER_AND_ALL = (input, output) -> {
		output.write(input.read());
		input.readAllBytes();
	};

	@Test
	void endsAnswerThatDrips() throws Exception {
		try (ServerSocket server = new ServerSocket(0);
				TestClient client = new TestClient(1, 0, new InetSocketAddress("127.0.0.1", server.getLocalPort()),
						SHORT);
				Socket accepted = server.accept()) {
			Dripping dripping = new Dripping(accepted.getOutputStream());
			Talk talk = client.send("Hello").read(SHORT, SHORT);
			dripping.end();
			assertThat(talk.ending()).isEqualTo(Talk.Ending.UNFINISHED);
			assertThat(talk.text()).startsWith("xx");
		}
	}

	@Test
	void findsServerThatWaitsForLineEnd() throws Exception {
		assertThat(talk(LINE).nudge()).isEqualTo(Talk.Nudge.LINE_END);
	}

	@Test
	void findsServerThatWaitsForEnd() throws Exception {
		assertThat(talk(ALL).nudge()).isEqualTo(Talk.Nudge.HALF_CLOSE);
	}

	@Test
	void findsServerThatClosesLast() throws Exception {
		assertThat(talk(ANSWER_AND_ALL)).returns(Talk.Ending.CLOSED_LAST, Talk::ending).returns("H", Talk::text);
	}

	private static Talk talk(Serving serving) throws Exception {
		try (ServerSocket server = new ServerSocket(0)) {
			CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serving.serve(server));
			try (TestClient client = new TestClient(1, 0, new InetSocketAddress("127.0.0.1", server.getLocalPort()),
					SHORT)) {
				return client.nudge(client.send("Hello").read(SHORT, SHORT), SHORT);
			}
			finally {
				served.join();
			}
		}
	}

	@FunctionalInterface
	private interface Serving {

		void serve(InputStream input, OutputStream output) throws IOException;

		default void serve(ServerSocket server) {
			try (Socket client = server.accept()) {
				serve(client.getInputStream(), client.getOutputStream());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
