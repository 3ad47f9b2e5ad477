package dev.tcplab.mode.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.FakeServer;
import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.client.FullPort;
import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.Reply;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.testing.TcpLabServer;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Exchanges with servers that behave in different ways.
 */
class ConnectionTests {

	private static final Map<String, String> SETTINGS = Map.of("client.idle-timeout", "10s", "client.answer-size",
			"2MB");

	private static final EventLoop loop = new SingleThreadIoEventLoop(null, new DefaultThreadFactory("test", true),
			NioIoHandler.newFactory());

	@Test
	void returnsAnswer() {
		assertThat(talk("hi", FakeServer::echo)).isEqualTo("hi");
	}

	@Test
	void halfClosesForEmptyMessage() {
		assertThat(talk("", (client) -> FakeServer.write(client, "received " + client.getInputStream().read())))
			.isEqualTo("received -1");
	}

	@Test
	void readsAnswerWhileSendingLongMessage() {
		String message = "x".repeat(2_000_000);
		assertThat(talk(message, FakeServer.echoing(message.length()))).isEqualTo(message);
	}

	@Test
	void returnsAnswerThatEndsWithReset() {
		String message = "x".repeat(2_000_000);
		assertThat(talk(message, (client) -> {
			client.getInputStream().read();
			FakeServer.write(client, "the rest of the message is unread");
		})).isEqualTo("the rest of the message is unread");
	}

	@Test
	void endsAnswerWhenExpectedOneHasArrived() {
		try (TcpLabServer server = TcpLabServer.echo().keepOpen().start()) {
			assertThat(text(start(target(server.port()), Dialog.of("hi", Codec.RECV, "hi", false)))).isEqualTo("hi");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "RECV", "RAW" })
	void endsAnswerWhenFrameIsComplete(Codec codec) {
		try (TcpLabServer server = TcpLabServer.echo().codec(codec).keepOpen().start()) {
			assertThat(text(start(target(server.port()), Dialog.of("hi", codec, null, false)))).isEqualTo("hi");
		}
	}

	@Test
	void halfClosesAfterRawMessage() {
		try (TcpLabServer server = TcpLabServer.echo().codec(Codec.RAW).start()) {
			assertThat(text(start(target(server.port()), Dialog.of("hi", Codec.RAW, null, false)))).isEqualTo("hi");
		}
	}

	@Test
	void failsIfFrameIsCutShort() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("hi"))) {
			assertThat(text(start(target(server.port()), Dialog.of("hi", Codec.LF, null, false))))
				.contains("closed the connection before an answer was complete in the codec lf.");
		}
	}

	@Test
	void failsIfFrameIsTooLong() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("\u007f\u0000\u0000\u0000hi"))) {
			assertThat(text(start(target(server.port()), Dialog.of("hi", Codec.LENGTH4, null, false))))
				.contains("longer than 2097152B, or not in the codec length4");
		}
	}

	@Test
	void failsIfEndOfAnswerIsUnclear() {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", Map.of("client.idle-timeout", "300ms"), (client) -> {
			FakeServer.echo(client);
			FakeServer.await(end);
		})).contains("left the connection open, so load cannot recognize the end of an answer", "--expect", "--codec");
		end.countDown();
	}

	@Test
	void failsIfServerDoesNotAnswer() {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", Map.of("client.reply-timeout", "300ms"), (client) -> FakeServer.await(end)))
			.contains("has not answered within 300 ms");
		end.countDown();
	}

	@Test
	void failsIfAnswerIsTooLong() {
		assertThat(talk("hi", FakeServer.answering("x".repeat(2 * 1024 * 1024 + 1))))
			.contains("answers more than 2097152B");
	}

	@Test
	void failsIfServerClosesWithoutAnswer() {
		assertThat(talk("hi", (client) -> client.getInputStream().read(new byte[10])))
			.contains("closed the connection without an answer. It may");
	}

	@Test
	void failsIfServerResetsConnection() {
		assertThat(talk("hi", (client) -> {
			client.getInputStream().read(new byte[10]);
			client.setSoLinger(true, 0);
		})).contains("closed the connection without an answer (Connection reset)");
	}

	@Test
	void sendsProxyHeaderFirst() {
		ClientOptions settings = settings(
				Map.of("client.proxy-protocol", "v1", "client.proxy-source", "192.0.2.7:1234"));
		try (FakeServer server = FakeServer.start((client) -> FakeServer.write(client,
				new String(client.getInputStream().readNBytes(50), StandardCharsets.US_ASCII)))) {
			String header = "PROXY TCP4 192.0.2.7 127.0.0.1 1234 %d\r\n".formatted(server.port());
			String message = "x".repeat(50 - header.length());
			assertThat(talk(server.port(), settings, message)).isEqualTo(header + message);
		}
	}

	@Test
	void failsIfNoServerListens() throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			assertThat(talk(port.number(), settings(Map.of()), "hi")).contains("refused: no server is listening there");
		}
	}

	@Test
	void failsIfRefusedBeforeCallerContinues() throws Exception {
		EventLoop ahead = new LoopAhead();
		try (RefusedPort port = new RefusedPort()) {
			CompletableFuture<Reply> reply = Connection
				.open(target(port.number()), Dialog.of("hi", Codec.RECV, null, false), ahead)
				.reply();
			assertThat(text(reply)).contains("refused: no server is listening there");
		}
		finally {
			ahead.shutdownGracefully();
		}
	}

	@Test
	void failsIfHostIsUnknown() {
		Target target = new Target(new ServerAddress("nosuch.invalid", 8080), settings(Map.of()), null);
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> start(target, "hi"))
			.withMessageContaining("Unknown host nosuch.invalid");
	}

	@Test
	void failsIfPortDoesNotRespond() throws Exception {
		try (FullPort full = new FullPort()) {
			assertThat(talk(full.port(), settings(Map.of("client.connect-timeout", "300ms")), "hi"))
				.contains("did not respond within 300 ms");
		}
	}

	@Test
	void runsManyAtOnce() {
		CountDownLatch all = new CountDownLatch(50);
		try (FakeServer server = FakeServer.start((client) -> {
			all.countDown();
			FakeServer.await(all);
			FakeServer.echo(client);
		})) {
			Target target = target(server.port());
			List<CompletableFuture<Reply>> replies = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				replies.add(start(target, "hi"));
			}
			assertThat(replies).allSatisfy((reply) -> assertThat(text(reply)).isEqualTo("hi"));
		}
	}

	private static String talk(String message, Handler handler) {
		return talk(message, Map.of(), handler);
	}

	private static String talk(String message, Map<String, String> properties, Handler handler) {
		try (FakeServer server = FakeServer.start(handler)) {
			return talk(server.port(), settings(properties), message);
		}
	}

	private static String talk(int port, ClientOptions settings, String message) {
		return text(start(new Target(new ServerAddress("127.0.0.1", port), settings, null), message));
	}

	private static Target target(int port) {
		return new Target(new ServerAddress("127.0.0.1", port), settings(Map.of()), null);
	}

	static CompletableFuture<Reply> start(Target target, String message) {
		return start(target, Dialog.of(message, Codec.RECV, null, false));
	}

	private static CompletableFuture<Reply> start(Target target, Dialog dialog) {
		return Connection.open(target, dialog, loop).reply();
	}

	/**
	 * Returns the answer, or what the failure says.
	 */
	static String text(CompletableFuture<Reply> reply) {
		try {
			return new String(reply.orTimeout(20, TimeUnit.SECONDS).join().answer(), StandardCharsets.UTF_8);
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(TalkException.class);
			return ex.getCause().getMessage();
		}
	}

	private static ClientOptions settings(Map<String, String> more) {
		return new Binder(new MapConfigurationPropertySource(more), new MapConfigurationPropertySource(SETTINGS))
			.bind("client", ClientSettings.class)
			.get()
			.options();
	}

	/**
	 * A loop that has done all its work before the thread that gave it a task continues.
	 */
	private static final class LoopAhead extends SingleThreadIoEventLoop {

		private static final int TASKS_IN_TURN = 5;

		LoopAhead() {
			super(null, new DefaultThreadFactory("ahead", true), NioIoHandler.newFactory());
		}

		@Override
		public void execute(Runnable task) {
			super.execute(task);
			for (int i = 0; i < TASKS_IN_TURN && !inEventLoop(); i++) {
				CountDownLatch done = new CountDownLatch(1);
				super.execute(done::countDown);
				FakeServer.await(done);
			}
		}

	}

}
