package dev.tcplab.server.rule;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Responder;
import dev.tcplab.server.TcpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by which a server answers, which can be replaced while it runs. Several
 * threads may use it at once.
 */
public final class ServerRules implements Responder {

	private static final Logger logger = LoggerFactory.getLogger(ServerRules.class);

	private final TcpServer server;

	private final Variables variables;

	private volatile Rules rules;

	private volatile RuleSet ready;

	/**
	 * Starts with the rules of the server's settings.
	 * @throws InvalidRuleException if there is no rule, or one of them is invalid
	 */
	public ServerRules(TcpServer server) {
		this.server = server;
		this.variables = new Variables(server.name());
		this.rules = Rules.of(server.settings());
		this.ready = ready(this.rules, "tcp-lab.servers.%s.".formatted(server.name()));
	}

	private RuleSet ready(Rules rules, String prefix) {
		return new RuleSet(rules, this.server.settings().codec(), prefix, this.variables);
	}

	public TcpServer server() {
		return this.server;
	}

	public Rules rules() {
		return this.rules;
	}

	/**
	 * Replaces all rules, for messages that arrive from now on.
	 * @throws InvalidRuleException if there is no rule, or one of them is invalid; the
	 * current rules stay
	 */
	public synchronized void replace(Rules rules) {
		this.ready = ready(rules, "");
		this.rules = rules;
		logger.info("Rules of {} replaced", this.server.name());
	}

	/**
	 * Returns to the rules of the server's settings.
	 */
	public void restore() {
		replace(Rules.of(this.server.settings()));
	}

	@Override
	public Reply reply(byte[] message, ClientConnection connection) {
		return this.ready.reply(message, connection);
	}

}
