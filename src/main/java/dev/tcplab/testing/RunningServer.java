package dev.tcplab.testing;

import java.util.Map;
import java.util.function.UnaryOperator;

import dev.tcplab.console.VisibleText;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.Reply;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServerBuilder;
import dev.tcplab.server.engine.StandaloneServers;
import dev.tcplab.server.explain.Explanation;
import dev.tcplab.server.rule.RuleSet.Result;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

/**
 * A server that listens, with the rules and the journal of the current test.
 */
final class RunningServer implements AutoCloseable {

	private final StandaloneServers servers;

	private final TcpServer server;

	private final @Nullable UnaryOperator<byte[]> answer;

	private volatile MessageRules rules;

	private volatile Journal journal = new Journal();

	/**
	 * Starts to listen.
	 * @param answer {@code null} answers by rules
	 */
	RunningServer(Map<String, Object> settings, SslBundles bundles, @Nullable UnaryOperator<byte[]> answer) {
		this.answer = answer;
		this.servers = new StandaloneServers(bundles, (exchange) -> this.journal.onExchange(exchange));
		try {
			TcpServerBuilder builder = this.servers.server("mock").greetOnConnect();
			settings.forEach(builder::setting);
			this.server = builder.create();
			this.rules = new MessageRules(this.server);
			this.servers.start(this.server, this::reply);
		}
		catch (RuntimeException | Error ex) {
			this.servers.close();
			throw ex;
		}
	}

	TcpServer server() {
		return this.server;
	}

	MessageRules rules() {
		return this.rules;
	}

	Journal journal() {
		return this.journal;
	}

	void reset() {
		this.server.control().setFaults(FaultSettings.NONE);
		this.server.control().reset();
		this.rules = new MessageRules(this.server);
		this.journal = new Journal();
	}

	/**
	 * Fails if a rule is incomplete or no rule answered a message.
	 * @param thrown the failure of the test itself, to which this failure is added as a
	 * suppressed exception; {@code null} if the test has not failed
	 */
	void verify(@Nullable Throwable thrown) {
		try {
			this.rules.checkComplete();
			this.journal.checkExpected();
		}
		catch (IllegalStateException | AssertionError ex) {
			if (thrown == null) {
				throw ex;
			}
			thrown.addSuppressed(ex);
		}
	}

	private Reply reply(byte[] message, ClientConnection connection) {
		Journal journal = this.journal;
		Journal.Message heard = journal.heard(message, connection);
		try {
			Result result = (this.answer != null) ? new Result(Reply.of(this.answer.apply(message)), true)
					: this.rules.find(message, connection);
			check(message, result, journal);
			heard.answered(result.reply().answer());
			return result.reply();
		}
		// Also an error, such as a failed assertion.
		catch (RuntimeException | Error ex) {
			journal.fail("The code that answers %s failed: %s".formatted(VisibleText.quoted(message), ex), ex);
			return Reply.none("the code of the test failed");
		}
	}

	private void check(byte[] message, Result result, Journal journal) {
		ServerSettings settings = this.server.settings();
		Reply reply = result.reply();
		// A client that closes without sending is not a mistake.
		if (!result.byRule() && !(message.length == 0 && settings.codec().endsWithStream())) {
			journal.fail("Unexpected message %s. %s".formatted(VisibleText.quoted(message),
					Explanation.unanswered(message, String.valueOf(reply.reason()), settings)), null);
		}
		String misfit = (reply.answer() != null) ? settings.codec().misfit(reply.answer()) : null;
		if (misfit != null) {
			journal.fail("The answer to %s cannot be sent: %s. Change the answer or the codec"
				.formatted(VisibleText.quoted(message), misfit), null);
		}
	}

	@Override
	public void close() {
		this.servers.close();
	}

}
