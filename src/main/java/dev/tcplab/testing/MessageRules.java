package dev.tcplab.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Rule;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.rule.InvalidRuleException;
import dev.tcplab.server.rule.RuleSet;
import dev.tcplab.server.rule.RuleSet.Result;
import dev.tcplab.server.rule.Rules;
import dev.tcplab.server.rule.Variables;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one test.
 */
final class MessageRules {

	static final String OTHERWISE = "otherwise()";

	private static final Result NO_RULE = new Result(
			Reply.none("no rule is defined. Define one, as in when(\"PING\").answer(\"PONG\")"), false);

	private final TcpServer server;

	private final List<MessageRule> rules = new ArrayList<>();

	private volatile @Nullable RuleSet ready;

	MessageRules(TcpServer server) {
		this.server = server;
	}

	synchronized MessageRule add(String name, Rule condition) {
		checkComplete();
		for (MessageRule other : this.rules) {
			if (other.toString().equals(name)) {
				throw TestLine.misuse("%s is already defined in %s. Remove one of the two rules", name, other.line());
			}
		}
		MessageRule rule = new MessageRule(this, name, TestLine.current(), condition);
		this.rules.add(rule);
		return rule;
	}

	synchronized void checkComplete() {
		for (MessageRule rule : this.rules) {
			if (!rule.isComplete()) {
				throw TestLine.misuseAt(rule.line(),
						"%1$s has no answer. Add one, as in %1$s.answer(\"OK\")".formatted(rule));
			}
		}
	}

	// After each change of a rule.
	synchronized void prepare() {
		List<Rule> answers = new ArrayList<>();
		Rule otherwise = null;
		Map<Rule, Function<byte[][], byte[]>> code = new HashMap<>();
		for (MessageRule rule : this.rules.stream().filter(MessageRule::isComplete).toList()) {
			if (rule.code() != null) {
				code.put(rule.rule(), rule.code());
			}
			if (rule.toString().equals(OTHERWISE)) {
				otherwise = rule.rule();
			}
			else {
				answers.add(rule.rule());
			}
		}
		try {
			this.ready = new RuleSet(new Rules(answers, otherwise), code, this.server.settings().codec(), "",
					new Variables(this.server.name()));
		}
		catch (InvalidRuleException ex) {
			throw TestLine.misuse("%s. %s", ex.getMessage(), ex.advice());
		}
	}

	Result find(byte[] message, ClientConnection connection) {
		RuleSet ready = this.ready;
		return (ready != null) ? ready.find(message, connection) : NO_RULE;
	}

}
