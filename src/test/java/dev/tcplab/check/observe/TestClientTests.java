package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestClientTests {

	private static final Duration SHORT = Duration.ofMillis(200);

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

}
