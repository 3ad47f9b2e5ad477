package dev.tcplab.server.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.ConsoleSettings.Format;
import dev.tcplab.console.ConsoleSettings.Prefix;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.server.Wire;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.MemoryLedger;
import dev.tcplab.wire.MessageCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection whose clients say first who they are.
 */
@Timeout(30)
class ServerConnectionTests {

	private final ServerSettings settings = new ServerSettingsResolver(new MockEnvironment()).resolve("echo1",
			Map.of());

	private final ServerEvents events = NoListeners.events();

	private final ServerLifecycle lifecycle = new ServerLifecycle("echo1", this.events);

	private final ClientLedger ledger = new MemoryLedger(0);

	private final Transcript transcript = new Transcript(new ByteArrayOutputStream(), Duration.ofSeconds(1));

	private ServerSocket port;

	@BeforeEach
	void listen() throws IOException {
		this.port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		ServerErrors errors = new ServerErrors("echo1", new ServerErrorLog(System::nanoTime));
		this.lifecycle
			.listen(new Acceptor(this.port, new ConnectionLimit(1, new Semaphore(1)), (socket) -> false, errors));
	}

	@AfterEach
	void close() {
		this.lifecycle.stop(Duration.ZERO);
		this.transcript.close();
	}

	@Test
	void theClientIsWhomThePreambleNames() throws Exception {
		try (Wire client = Wire.connect(this.port.getLocalPort())) {
			CompletableFuture<Void> served = serve(ServerConnectionTests::fourLetters);
			assertThat(this.ledger.snapshot().counts().connections()).isZero();
			assertThat(client.send("4711hi").receive()).isEqualTo("hi");
			client.leave();
			served.get(20, TimeUnit.SECONDS);
			assertThat(this.ledger.snapshot().clients()).singleElement()
				.satisfies((record) -> assertThat(record.client().address().getPort()).isEqualTo(4711));
			assertThat(this.ledger.snapshot().counts().bytesIn()).isEqualTo(2);
		}
	}

	@Test
	void aClientWithAWrongPreambleIsCountedAndNotAnswered() throws Exception {
		try (Wire client = Wire.connect(this.port.getLocalPort())) {
			CompletableFuture<Void> served = serve((socket) -> {
				throw new IOException("No preamble");
			});
			assertThat(client.receive()).isEmpty();
			served.get(20, TimeUnit.SECONDS);
			assertThat(this.ledger.snapshot().counts().connections()).isOne();
		}
	}

	@Test
	void whoMayNotNameOthersIsNoClient() throws Exception {
		try (Wire client = Wire.connect(this.port.getLocalPort())) {
			CompletableFuture<Void> served = serve((socket) -> {
				throw new UntrustedProxyException("192.0.2.9");
			});
			assertThat(client.receive()).isEmpty();
			served.get(20, TimeUnit.SECONDS);
			assertThat(this.ledger.snapshot().counts().connections()).isZero();
		}
	}

	private static Preamble.Origin fourLetters(Socket socket) throws IOException {
		String port = Wire.text(socket.getInputStream().readNBytes(4));
		return new Preamble.Origin(new InetSocketAddress("192.0.2.7", Integer.parseInt(port)), false);
	}

	private CompletableFuture<Void> serve(Preamble preamble) throws IOException {
		ServerErrors errors = new ServerErrors("echo1", new ServerErrorLog(System::nanoTime));
		ServerTranscript lines = new ServerTranscripts(new ConsoleSettings(List.of(Prefix.NONE), false, Format.TEXT),
				this.transcript)
			.create("echo1", TranscriptFormat.DEFAULT);
		ClientTracker tracker = new ClientTracker("echo1", this.ledger, this.lifecycle, lines, errors,
				new UnansweredLog(System::nanoTime), this.events);
		MessageCodec codec = this.settings.codec().create(2048);
		ConnectionContext context = new ConnectionContext(this.settings, this.lifecycle, tracker, preamble, null, codec,
				new AnswerWriter(this.settings, codec), new ServerFaults("echo1", FaultSettings.NONE), errors,
				this.events);
		ServerConnection connection = new ServerConnection(this.port.accept(), context, (event) -> {
		}, "test");
		assertThat(connection.admitAtOnce()).isTrue();
		connection.setMapper(new RequestMapper());
		connection.registerListener(connection::send);
		return CompletableFuture.runAsync(connection);
	}

}
