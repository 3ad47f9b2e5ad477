package dev.tcplab.server.rule;

import java.time.Duration;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is checked and ready to use.
 *
 * @param name as in "rule 2 (equals PING)"
 * @param answer {@code null} ends the connection without an answer
 */
record ReadyRule(String name, Condition condition, @Nullable AnswerText answer, Duration delay, FaultEnd end) {

	Reply reply(byte[][] groups, ClientConnection connection) {
		if (this.answer == null) {
			return new Reply(null, this.delay, this.end, this.name + " ends the connection without an answer");
		}
		return new Reply(this.answer.with(groups, connection), this.delay, this.end, this.name);
	}

}
