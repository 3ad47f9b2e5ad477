package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.tcplab.console.PythonAddress;

import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;

import static org.awaitility.Awaitility.await;

/**
 * A server with settings of its own, on a free port, in an application that it shares
 * with others. By default, it echoes, numbers its clients, and lists them at its limit.
 */
public final class TestServer implements AutoCloseable {

	private static final AtomicInteger count = new AtomicInteger();

	private final Recording recording;

	private final TcpServer server;

	private final IntegrationFlowRegistration flow;

	TestServer(String name, IntegrationFlowContext flows, TcpServers servers, Recording recording,
			TranscriptFormat format, Function<TcpServer, IntegrationFlow> flow, String... settings) {
		this.recording = recording;
		TcpServerBuilder builder = servers.server(name).format(format);
		settings(settings).forEach(builder::setting);
		this.server = builder.create();
		synchronized (TestServer.class) {
			this.flow = flows.registration(flow.apply(this.server)).id(name).register();
		}
	}

	public static String nextName() {
		return "test" + count.incrementAndGet();
	}

	private static Map<String, String> settings(String... settings) {
		Map<String, String> all = new HashMap<>(Map.of("port", "0", "stop-timeout", "0"));
		for (String setting : settings) {
			int equals = setting.indexOf('=');
			all.put(setting.substring(0, equals), setting.substring(equals + 1));
		}
		return all;
	}

	/**
	 * Starts an echo server in the application of all tests.
	 * @param settings such as {@code limit=1}
	 */
	public static TestServer start(String... settings) {
		return Lab.shared().add(settings);
	}

	/**
	 * Starts a server with another answer.
	 */
	public static TestServer start(UnaryOperator<byte[]> answer, String... settings) {
		return Lab.shared().add(new Format(), answering(answer), settings);
	}

	static Function<TcpServer, IntegrationFlow> answering(UnaryOperator<byte[]> answer) {
		return (server) -> server.answering(answer);
	}

	static byte[] echo(byte[] message) {
		return Wire.concat(Wire.bytes("ECHO: "), message, Wire.bytes("\n"));
	}

	public TcpServer server() {
		return this.server;
	}

	public String name() {
		return this.server.name();
	}

	public int port() {
		return this.server.port();
	}

	public Wire connect() throws IOException {
		return Wire.connect(port());
	}

	/**
	 * Sends one message on a new connection and returns the answer.
	 */
	public String send(String message) {
		return Wire.send(port(), message);
	}

	/**
	 * Sends one message as {@link Wire#tryToSend(int, String)} does.
	 */
	public String tryToSend(String message) {
		return Wire.tryToSend(port(), message);
	}

	/**
	 * Returns its lines in the transcript.
	 */
	public List<String> lines() {
		return this.recording.linesOf(name());
	}

	public void awaitLines(String... lines) {
		this.recording.awaitLinesOf(name(), lines);
	}

	public void awaitLine(String line) {
		awaitLine(line::equals);
	}

	public void awaitLine(Predicate<String> line) {
		this.recording.awaitLineOf(name(), line);
	}

	/**
	 * Waits until it has printed that a client is connected.
	 */
	public void awaitConnected(Wire client) {
		awaitLine((line) -> line.endsWith("Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort())));
	}

	public Exchange nextExchange() throws InterruptedException {
		return this.recording.nextExchangeOf(name());
	}

	public boolean hasNoExchange() {
		return this.recording.hasNoExchangeOf(name());
	}

	public void awaitState(ServerState state) {
		await().until(() -> this.server.state() == state);
	}

	/**
	 * Waits until no client is connected.
	 */
	public void awaitIdle() {
		await().until(() -> this.server.active() == 0);
	}

	@Override
	public void close() {
		this.server.control().stop();
		synchronized (TestServer.class) {
			this.flow.destroy();
		}
	}

	static final class Format implements TranscriptFormat {

		@Override
		public String connected(Client client) {
			return "CONNECTION %d. Client IP,PORT: %s".formatted(client.number(),
					PythonAddress.tuple(client.address()));
		}

		@Override
		public List<String> finished(List<Client> clients) {
			List<String> lines = new ArrayList<>();
			for (int i = 0; i < clients.size(); i++) {
				lines.add("Client %d: %s".formatted(i, PythonAddress.tuple(clients.get(i).address())));
			}
			return lines;
		}

	}

}
