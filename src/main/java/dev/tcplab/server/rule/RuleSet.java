package dev.tcplab.server.rule;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Responder;
import dev.tcplab.server.Rule;
import dev.tcplab.server.rule.MessageText.TooSlowException;
import org.jspecify.annotations.Nullable;

/**
 * Rules that answer messages: the first one that matches wins. It needs no server, so any
 * program can use it. Several threads may use it at once.
 */
public final class RuleSet implements Responder {

	private final List<ReadyRule> rules = new ArrayList<>();

	private final @Nullable ReadyRule otherwise;

	/**
	 * Checks rules and prepares them.
	 * @param codec the codec whose frame each answer must fit into
	 * @param prefix the text before the names of properties in errors, such as
	 * {@code tcp-lab.servers.mock.}; may be empty
	 * @param variables the variables that answers may contain in braces
	 * @throws InvalidRuleException if there is no rule, or one of them is invalid
	 */
	public RuleSet(Rules rules, Codec codec, String prefix, Variables variables) {
		for (Rule rule : rules.answers()) {
			int index = this.rules.size();
			RuleReader reader = new RuleReader("%sanswers[%d]".formatted(prefix, index), rule, codec, variables);
			this.rules.add(reader.read("rule " + (index + 1)));
		}
		this.otherwise = (rules.otherwise() != null)
				? new RuleReader(prefix + "otherwise", rules.otherwise(), codec, variables).readOtherwise() : null;
		if (this.rules.isEmpty() && this.otherwise == null) {
			throw new InvalidRuleException(prefix + "answers has no rule",
					"Add a rule, such as answers[0].equals=PING with answers[0].answer=PONG");
		}
	}

	@Override
	public Reply reply(byte[] message, ClientConnection connection) {
		MessageText text = new MessageText(message);
		for (ReadyRule rule : this.rules) {
			try {
				byte[][] groups = rule.condition().match(text);
				if (groups != null) {
					return rule.reply(groups, connection);
				}
			}
			catch (TooSlowException ex) {
				return Reply.none("%s took longer than %d ms".formatted(rule.name(), MessageText.MOST_MILLIS));
			}
			catch (StackOverflowError ex) {
				return Reply.none(rule.name() + " needs too much memory for such a long message");
			}
		}
		return (this.otherwise != null) ? this.otherwise.reply(new byte[][] { message }, connection)
				: Reply.none(ClosestRule.explain(this.rules, message));
	}

}
