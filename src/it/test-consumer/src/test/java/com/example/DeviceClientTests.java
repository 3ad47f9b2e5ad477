package com.example;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.SocketFactory;

import dev.tcplab.testing.Exchange;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.tcplab.protocol.codec.Codec.LF;
import static dev.tcplab.testing.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeviceClientTests {

	@RegisterExtension
	static TcpLabServer server = TcpLabServer.mock().codec(LF).keepOpen().greeting("220 ready");

	final DeviceClient client = new DeviceClient(server.address(), SocketFactory.getDefault(), Duration.ofMillis(500));

	@AfterEach
	void disconnect() throws IOException {
		this.client.close();
	}

	@Test
	void asksForValue() throws IOException {
		server.whenMatches("GET (\\d)").answer("value $1");
		assertThat(this.client.ask("GET 7")).isEqualTo("value 7");
		assertThat(server).received("GET 7", times(1));
	}

	@Test
	void retriesAfterReset() throws IOException {
		server.when("PING").answer("PONG");
		server.faults().first(2).reset();
		assertThat(this.client.ask("PING")).isEqualTo("PONG");
		assertThat(server).received("PING", times(1));
		assertThat(server.exchanges()).hasSize(3);
	}

	@Test
	void givesUpAfterThreeAttempts() {
		server.when("PING").then().close();
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> this.client.ask("PING"));
		assertThat(server).received("PING", times(3));
	}

	@Test
	void doesNotRetryAfterTimeout() {
		server.when("PING").answer("PONG");
		server.faults().silent();
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> this.client.ask("PING"));
		assertThat(server).received("PING", times(0));
	}

	@Test
	void waitsForSlowAnswer() throws IOException {
		server.when("PING").answer("PONG").delay(Duration.ofMillis(50));
		assertThat(this.client.ask("PING")).isEqualTo("PONG");
	}

	@Test
	void joinsPiecesOfAnswer() throws IOException {
		server.when("NAME").answer("a long name");
		server.faults().slice(3, Duration.ofMillis(5));
		assertThat(this.client.ask("NAME")).isEqualTo("a long name");
	}

	@Test
	void usesOneConnectionForSeveralCommands() throws IOException {
		server.whenStartsWith("SET").answer("OK");
		this.client.ask("SET a");
		this.client.ask("SET b");
		assertThat(server.awaitExchanges(2)).extracting((exchange) -> exchange.details().client().number())
			.containsOnly(1L);
	}

	@Test
	void reconnectsAfterServerHasClosed() throws IOException {
		server.when("SET a").answer("OK").then().close();
		server.when("SET b").answer("OK");
		this.client.ask("SET a");
		assertThat(this.client.ask("SET b")).isEqualTo("OK");
	}

	@Test
	void readsAllLinesAfterHalfClose() throws IOException {
		server.when("END").answer((match) -> "bye, client after " + server.messages().size() + " commands");
		assertThat(this.client.finish("END")).containsExactly("bye, client after 1 commands");
		Exchange last = server.takeExchange(Duration.ofSeconds(2));
		assertThat(last.answer()).startsWith("bye");
	}

	@Test
	void reportsAnswerThatIsCutShort() {
		server.when("PING").answer("PONG");
		server.faults().reset().afterBytes(2);
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.client.ask("PING"));
	}

}
