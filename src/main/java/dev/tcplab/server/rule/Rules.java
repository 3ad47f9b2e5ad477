package dev.tcplab.server.rule;

import java.util.List;

import dev.tcplab.server.Rule;
import dev.tcplab.server.ServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a server.
 *
 * @param answers the rules, in the order in which they are tried
 * @param otherwise the answer to all other messages; {@code null} closes the connection
 */
public record Rules(List<Rule> answers, @Nullable Rule otherwise) {

	public Rules {
		// JSON may have none.
		answers = (answers != null) ? List.copyOf(answers) : List.of();
	}

	static Rules of(ServerSettings settings) {
		return new Rules(settings.answers(), settings.otherwise());
	}

}
