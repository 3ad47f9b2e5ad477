package dev.tcplab.testing;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.tcplab.console.VisibleText;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.Rule;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/**
 * A TCP server for tests of clients. As a field with {@code @RegisterExtension}, it
 * listens on a free port of 127.0.0.1 while the tests run. All tests of the class share a
 * server in a static field, which is reset before each test. Any other field gets a new
 * server for each test. Without JUnit, use {@link #start()} and {@link #close()}. <pre>
 * &#64;RegisterExtension
 * static TcpLabServer server = TcpLabServer.mock().codec(LF).keepOpen();
 *
 * &#64;Test
 * void answers() {
 *     server.when("PING").answer("PONG");
 *     client(server.address()).ping();
 *     assertThat(server).received("PING", times(1));
 * }
 * </pre> If a message arrives that no rule answers, the test fails and shows which rule
 * came closest. If a method is used wrongly, it throws an {@link IllegalStateException}
 * that names the line of the test. Several threads may use a server at once.
 */
public final class TcpLabServer extends Lifecycle implements AssertProvider<TcpLabServerAssert> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final @Nullable UnaryOperator<byte[]> answer;

	private final Map<String, Object> settings = new HashMap<>(
			Map.of("address", "127.0.0.1", "port", 0, "max-clients", 500, "stop-timeout", "0s"));

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

	private TcpLabServer(@Nullable UnaryOperator<byte[]> answer) {
		this.answer = answer;
	}

	/**
	 * Returns a server that answers by the rules of each test.
	 */
	public static TcpLabServer mock() {
		return new TcpLabServer(null);
	}

	/**
	 * Returns a server that sends each message back.
	 */
	public static TcpLabServer echo() {
		return answeringBytes((message) -> message);
	}

	/**
	 * Returns a server that answers with the text that a function returns.
	 * @param answer called for each message, in UTF-8, by several threads at once if
	 * several clients send
	 */
	public static TcpLabServer answering(UnaryOperator<String> answer) {
		return answeringBytes((message) -> answer.apply(new String(message, StandardCharsets.UTF_8))
			.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns a server that answers with the bytes that a function returns.
	 * @param answer as in {@link #answering}, but gets the bytes of each message without
	 * its frame
	 */
	public static TcpLabServer answeringBytes(UnaryOperator<byte[]> answer) {
		return new TcpLabServer(answer);
	}

	/**
	 * Sets where a message ends. By default, one read is one message, which is right only
	 * for short messages of clients that wait for each answer.
	 */
	public TcpLabServer codec(Codec codec) {
		return setting("codec", codec);
	}

	/**
	 * Answers message after message on a connection, until the client closes it.
	 */
	public TcpLabServer keepOpen() {
		return setting("keep-open", true);
	}

	/**
	 * Sends a text to each client that connects, framed by the codec.
	 */
	public TcpLabServer greeting(String greeting) {
		return setting("greeting", greeting);
	}

	/**
	 * Listens on this port instead of a free one.
	 */
	public TcpLabServer port(int port) {
		return setting("port", port);
	}

	/**
	 * Sets any setting of a server, such as {@code read-timeout} to {@code 2s}.
	 * @param name its name without {@code tcp-lab.server}
	 */
	public TcpLabServer setting(String name, Object value) {
		if (isRunning()) {
			throw TestLine.misuse("%s cannot change while the server runs. Set it where you create the server", name);
		}
		this.settings.put(name, value);
		return this;
	}

	/**
	 * Secures connections with TLS.
	 * @param certificate a PEM file with the certificate, or a chain
	 * @param privateKey a PEM file with the private key of the certificate
	 */
	public TcpLabServer tls(Path certificate, Path privateKey) {
		return tls(TlsFiles.pem(certificate, privateKey));
	}

	/**
	 * Secures connections with TLS.
	 * @param keyStore a PKCS12 or JKS file with the certificate and its key
	 */
	public TcpLabServer tls(Path keyStore, String password) {
		return tls(TlsFiles.keyStore(keyStore, password));
	}

	private TcpLabServer tls(SslBundle bundle) {
		this.bundles.registerBundle("test", bundle);
		return setting("ssl.bundle", "test");
	}

	/**
	 * Starts the server without JUnit.
	 * @throws IllegalStateException if it cannot listen, or is already running
	 */
	public TcpLabServer start() {
		launch(TestLine.current());
		return this;
	}

	@Override
	RunningServer create() {
		return new RunningServer(this.settings, this.bundles, this.answer);
	}

	/**
	 * Forgets the rules, the faults, and everything that was received, and numbers the
	 * next client 1. Connections stay open.
	 */
	public void reset() {
		running().reset();
	}

	public String host() {
		return running().server().settings().host("127.0.0.1");
	}

	public int port() {
		return running().server().port();
	}

	/**
	 * Returns the address that clients connect to.
	 */
	public InetSocketAddress address() {
		return new InetSocketAddress(host(), port());
	}

	/**
	 * Defines a rule for one message. The first rule that matches a message answers it.
	 */
	public MessageRule when(String message) {
		return rule("when", message, Rule.equalTo(message));
	}

	public MessageRule whenStartsWith(String prefix) {
		return rule("whenStartsWith", prefix, Rule.startingWith(prefix));
	}

	/**
	 * Defines a rule for messages that match a regular expression from beginning to end.
	 */
	public MessageRule whenMatches(String regex) {
		return rule("whenMatches", regex, Rule.matching(regex));
	}

	/**
	 * Defines a rule for one message.
	 * @param bytes the message, as hexadecimal digits
	 */
	public MessageRule whenHex(String bytes) {
		return rule("whenHex", bytes, Rule.equalToHex(bytes));
	}

	/**
	 * Defines the rule for messages that no other rule matches.
	 */
	public MessageRule otherwise() {
		return rule(MessageRules.OTHERWISE, Rule.always());
	}

	private MessageRule rule(String method, String condition, Rule rule) {
		return rule("%s(%s)".formatted(method, VisibleText.quoted(condition.getBytes(StandardCharsets.UTF_8))), rule);
	}

	private MessageRule rule(String name, Rule condition) {
		if (this.answer != null) {
			throw TestLine.misuse("Only a server of TcpLabServer.mock() has rules. Create it with mock()");
		}
		if (awaitsTest()) {
			throw TestLine.misuse("Each test begins without rules. Define %s in the test or in @BeforeEach", name);
		}
		return running().rules().add(name, condition);
	}

	/**
	 * Returns the faults on demand, which are off until a method sets one.
	 */
	public Faults faults() {
		return new Faults(running().server().control());
	}

	/**
	 * Returns the messages so far, in UTF-8, without those whose answers a fault replaced
	 * or cut short.
	 */
	public List<String> messages() {
		return journal().messages();
	}

	/**
	 * Returns the exchanges that have ended. If clients are waiting for answers, this
	 * method waits for their exchanges, for up to 2 seconds.
	 */
	public List<Exchange> exchanges() {
		return journal().exchanges();
	}

	/**
	 * Waits for the next exchange that was not taken yet, and returns it.
	 * @throws AssertionError if no exchange ends in time
	 */
	public Exchange takeExchange(Duration timeout) {
		return journal().take(timeout);
	}

	/**
	 * Waits up to 10 seconds until this many exchanges have ended.
	 * @return all exchanges so far
	 * @throws AssertionError if there are fewer
	 */
	public List<Exchange> awaitExchanges(int number) {
		return awaitExchanges(number, PATIENCE);
	}

	/**
	 * Waits until this many exchanges have ended.
	 * @return all exchanges so far
	 * @throws AssertionError if there are fewer in time
	 */
	public List<Exchange> awaitExchanges(int number, Duration timeout) {
		return journal().await(number, timeout);
	}

	/**
	 * Returns assertions. AssertJ's own {@code assertThat} calls this method.
	 */
	@Override
	public TcpLabServerAssert assertThat() {
		return new TcpLabServerAssert(this);
	}

	Journal journal() {
		return running().journal();
	}

}
