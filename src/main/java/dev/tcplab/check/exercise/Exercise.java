package dev.tcplab.check.exercise;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The task of a program, as an exercise file describes it.
 *
 * @param waiting the lines that a server prints before each client
 * @param each defaults for the steps
 * @param steps the clients of a server, one after another, or the connections of a client
 * @param end how the program ends after the last step; if omitted, a server keeps running
 */
public record Exercise(String name, @DefaultValue("") String title, Kind kind, @DefaultValue List<String> start,
		@DefaultValue List<String> waiting, @DefaultValue Step each, List<Step> steps, @Nullable End end,
		@Nullable String stopped, @DefaultValue List<String> files, @DefaultValue Map<String, Integer> points) {

	public Exercise {
		check(name != null && !name.isBlank(), "has no name", "Give it one, as in name: adder");
		check(kind != null, "has no kind", "Say whether the program is the server or the client, as in kind: server");
		check(steps != null && !steps.isEmpty(), "has no steps",
				"Give it one step for each client or connection, with send and expect");
		steps = steps.stream().map((step) -> step.or(each)).toList();
		for (int i = 0; i < steps.size(); i++) {
			Step step = steps.get(i);
			check(step.expect() != null, "has no expect in step " + (i + 1),
					"Write what the program must send, in the step or under each");
		}
	}

	private static void check(boolean right, String fault, String advice) {
		if (!right) {
			throw new AdvisedException(fault, advice, null);
		}
	}

	/** Draws random words for the sent texts, so that programs cannot know them. */
	public Exercise drawn(Random random) {
		List<Step> drawn = this.steps.stream().map((step) -> step.drawn(random)).toList();
		return new Exercise(this.name, this.title, this.kind, this.start, this.waiting, this.each, drawn, this.end,
				this.stopped, this.files, this.points);
	}

	public boolean isAnswering() {
		return this.steps.stream().anyMatch((step) -> step.send() != null);
	}

	public List<String> input() {
		return this.steps.stream().flatMap((step) -> Stream.ofNullable(step.input())).toList();
	}

	/** Returns whether the console must show a placeholder's value for each client. */
	public boolean shows(String placeholder) {
		return this.steps.stream()
			.flatMap((step) -> step.lines().stream())
			.anyMatch((line) -> line.contains(placeholder));
	}

	public enum Kind {

		SERVER,

		CLIENT

	}

	/**
	 * One client of a server, or one connection of a client.
	 *
	 * @param send the text to send; without it, a server gets no message and a client no
	 * answer
	 * @param accept texts that the program may send instead of {@code expect}
	 */
	public record Step(@Nullable String input, @Nullable String send, @Nullable String expect,
			@DefaultValue List<String> accept, @Nullable Match match, @Nullable List<String> console) {

		private static final List<String> SYLLABLES = List.of("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no",
				"pu", "ra", "se", "ti", "vo", "zu");

		private static final int SYLLABLES_OF_WORD = 4;

		private static final int LEAST_NUMBER = 100_000;

		private Step drawn(Random random) {
			String word = word(random);
			String number = String.valueOf(random.nextInt(LEAST_NUMBER, LEAST_NUMBER * 10));
			return new Step(drawn(this.input, word, number), drawn(this.send, word, number),
					drawn(this.expect, word, number), this.accept, this.match, this.console);
		}

		private static @Nullable String drawn(@Nullable String text, String word, String number) {
			return (text != null) ? text.replace(Placeholders.WORD, word).replace(Placeholders.DIGITS, number) : null;
		}

		private static String word(Random random) {
			return Stream.generate(() -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
				.limit(SYLLABLES_OF_WORD)
				.collect(Collectors.joining());
		}

		private Step or(Step each) {
			return new Step((this.input != null) ? this.input : each.input, (this.send != null) ? this.send : each.send,
					(this.expect != null) ? this.expect : each.expect,
					this.accept.isEmpty() ? each.accept : this.accept, (this.match != null) ? this.match : each.match,
					(this.console != null) ? this.console : each.console);
		}

		public String sent() {
			return (this.send != null) ? this.send : "";
		}

		public boolean isEmpty() {
			return "".equals(this.send);
		}

		public String expected() {
			return String.valueOf(this.expect);
		}

		public List<String> lines() {
			return (this.console != null) ? this.console : List.of();
		}

		/** Returns whether any text passes, if all clients get the same one. */
		public boolean isAnyText() {
			return this.match == Match.ANY;
		}

	}

	public enum Match {

		/** Ignores capitalization, spaces, line endings, and colors. */
		TEXT,

		EXACT,

		ANY

	}

	/**
	 * The end of a program.
	 *
	 * @param list the line that the program then prints for each client
	 */
	public record End(@DefaultValue List<String> console, @Nullable String list) {

	}

}
