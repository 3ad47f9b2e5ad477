package dev.tcplab.server.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;

import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Reply;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.fault.ServerFaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exchanges of a client whose socket is closed by another thread.
 */
class ExchangeHandlerTests {

	private final ServerSettings settings = new ServerSettingsResolver(new MockEnvironment(), Map.of("port", 0))
		.resolve("echo1", Map.of());

	@Test
	void takesNoTimeoutForEmptyMessage() throws IOException {
		ClosingSocket socket = new ClosingSocket();
		ClientSocket client = client(socket);
		socket.duringRead = () -> {
			client.deadline().set(Duration.ofNanos(1));
			client.deadline().require();
		};
		ExchangeResult result = handle(client);
		assertThat(result.heard()).isFalse();
		assertThat(result.answer().outcome()).isEqualTo(Outcome.TIMEOUT);
	}

	@Test
	void takesNoStopForEmptyMessage() throws IOException {
		ClosingSocket socket = new ClosingSocket();
		ClientSocket client = client(socket);
		socket.duringRead = client::close;
		assertThat(handle(client).heard()).isFalse();
	}

	private ExchangeResult handle(ClientSocket client) {
		return new ExchangeHandler(context(), client, new ServedClient(null, null, null), Reply::of).handle();
	}

	private ClientSocket client(Socket socket) throws IOException {
		return new ClientSocket(socket, context());
	}

	private ConnectionContext context() {
		ServerEvents events = NoListeners.events();
		ServerLifecycle lifecycle = new ServerLifecycle("echo1", events);
		Failures failures = new Failures(this.settings, lifecycle);
		ClientTracker tracker = new ClientTracker("echo1", null, lifecycle, new ServerTranscript() {
		}, null, failures, null, events);
		MessageCodec codec = this.settings.codec().create(2048);
		return new ConnectionContext(this.settings, false, lifecycle, tracker, Preamble.NONE, null, codec,
				new AnswerWriter(this.settings, codec, failures), failures,
				new ServerFaults("echo1", this.settings.faults(), NOPLogger.NOP_LOGGER),
				new ServerErrors("echo1", new ServerErrorLog(System::nanoTime)), events);
	}

	/**
	 * A socket whose peer closes the connection as soon as this side has ended its
	 * sending side.
	 */
	private static final class ClosingSocket extends Socket {

		private @Nullable Action duringRead;

		@Override
		public InputStream getInputStream() {
			return new InputStream() {

				@Override
				public int read() {
					try {
						ClosingSocket.this.duringRead.run();
					}
					catch (IOException ex) {
						// Thrown for the thread that closes the socket.
					}
					return -1;
				}

			};
		}

		@Override
		public OutputStream getOutputStream() {
			return OutputStream.nullOutputStream();
		}

	}

	private interface Action {

		void run() throws IOException;

	}

}
