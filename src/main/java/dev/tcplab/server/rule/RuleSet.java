package dev.tcplab.server.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
		this(rules, Map.of(), codec, prefix, variables);
	}

	/**
	 * Checks rules and prepares them. Some may have code instead of an answer.
	 * @param code for each rule without an answer, the function that makes it from the
	 * message and its groups
	 */
	public RuleSet(Rules rules, Map<Rule, Function<byte[][], byte[]>> code, Codec codec, String prefix,
			Variables variables) {
		for (Rule rule : rules.answers()) {
			int index = this.rules.size();
			RuleReader reader = new RuleReader("%sanswers[%d]".formatted(prefix, index), rule, code.get(rule), codec,
					variables);
			this.rules.add(reader.read("rule " + (index + 1)));
		}
		Rule last = rules.otherwise();
		this.otherwise = (last != null)
				? new RuleReader(prefix + "otherwise", last, code.get(last), codec, variables).readOtherwise() : null;
		if (this.rules.isEmpty() && this.otherwise == null) {
			throw new InvalidRuleException(prefix + "answers has no rule",
					"Add a rule, such as answers[0].equals=PING with answers[0].answer=PONG");
		}
	}

	@Override
	public Reply reply(byte[] message, ClientConnection connection) {
		return find(message, connection).reply();
	}

	/**
	 * Returns the reply to a message, and whether a rule made it.
	 */
	public Result find(byte[] message, ClientConnection connection) {
		MessageText text = new MessageText(message);
		for (ReadyRule rule : this.rules) {
			try {
				byte[][] groups = rule.condition().match(text);
				if (groups != null) {
					return new Result(rule.reply(groups, connection), true);
				}
			}
			catch (TooSlowException ex) {
				return none("%s took longer than %d ms".formatted(rule.name(), MessageText.MOST_MILLIS));
			}
			catch (StackOverflowError ex) {
				return none(rule.name() + " needs too much memory for such a long message");
			}
		}
		return (this.otherwise != null) ? new Result(this.otherwise.reply(new byte[][] { message }, connection), true)
				: none(ClosestRule.explain(this.rules, message));
	}

	private static Result none(String reason) {
		return new Result(Reply.none(reason), false);
	}

	/**
	 * The reply to a message.
	 *
	 * @param byRule whether a rule matched; if not, the reply contains the reason
	 */
	public record Result(Reply reply, boolean byRule) {
	}

}
