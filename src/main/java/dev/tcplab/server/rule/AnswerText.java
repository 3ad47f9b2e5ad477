package dev.tcplab.server.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.rule.Variables.Variable;
import org.jspecify.annotations.Nullable;

/**
 * An answer with groups and variables.
 *
 * @param fixed the bytes that are the same in every answer
 */
record AnswerText(List<Part> parts, byte[] fixed) {

	private static final Pattern SPECIAL = Pattern.compile("\\$([$0-9])|\\{([a-z.-]+)}");

	static AnswerText of(Function<byte[][], byte[]> code) {
		return new AnswerText(List.of((groups, connection) -> code.apply(groups)), new byte[0]);
	}

	static AnswerText of(byte[] bytes) {
		return new AnswerText(List.of((groups, connection) -> bytes), bytes);
	}

	/**
	 * Reads an answer: $1 is a group, $$ is $, and {client.ip} is a variable.
	 * @param groups the number of groups; -1 if a $ is text
	 * @throws InvalidRuleException if there is no such group or variable
	 */
	static AnswerText parse(String text, int groups, Variables variables) {
		List<Part> parts = new ArrayList<>();
		ByteArrayOutputStream fixed = new ByteArrayOutputStream();
		int end = 0;
		Matcher special = SPECIAL.matcher(text);
		while (special.find()) {
			Part part = part(special, groups, variables);
			if (part != null) {
				addText(text.substring(end, special.start()), parts, fixed);
				parts.add(part);
				end = special.end();
			}
		}
		addText(text.substring(end), parts, fixed);
		return new AnswerText(List.copyOf(parts), fixed.toByteArray());
	}

	private static @Nullable Part part(Matcher special, int groups, Variables variables) {
		if (special.group(2) != null) {
			Variable variable = variables.find(special.group(2));
			return (variable != null) ? (values, connection) -> variable.of(connection).getBytes(StandardCharsets.UTF_8)
					: null;
		}
		if (groups < 0) {
			return null;
		}
		if (special.group(1).equals("$")) {
			byte[] dollar = { '$' };
			return (values, connection) -> dollar;
		}
		int group = Integer.parseInt(special.group(1));
		if (group > groups) {
			throw new InvalidRuleException(
					"unknown group $%d, because the pattern has %s".formatted(group,
							(groups == 1) ? "1 group" : groups + " groups"),
					"Put the part that you need into parentheses, or write $$%d for the text $%1$d".formatted(group));
		}
		return (values, connection) -> values[group];
	}

	private static void addText(String text, List<Part> parts, ByteArrayOutputStream fixed) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > 0) {
			parts.add((groups, connection) -> bytes);
			fixed.writeBytes(bytes);
		}
	}

	byte[] with(byte[][] groups, ClientConnection connection) {
		if (this.parts.size() == 1) {
			return this.parts.get(0).of(groups, connection);
		}
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		this.parts.forEach((part) -> answer.writeBytes(part.of(groups, connection)));
		return answer.toByteArray();
	}

	@FunctionalInterface
	interface Part {

		byte[] of(byte[][] groups, ClientConnection connection);

	}

}
