package dev.tcplab.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.AllowedValues;

import org.springframework.core.ResolvableType;

/** Translates the options of one command. {@link NameCheck} rejects unknown names. */
final class ShortOptions {

	private final List<String> words;

	private final LabProfile mode;

	private final Deque<String> options;

	/** Takes the words before the options, and the options with the words among them. */
	ShortOptions(List<String> words, List<String> options, LabProfile mode) {
		this.words = words;
		this.options = new ArrayDeque<>(options);
		this.mode = mode;
	}

	List<String> translate() {
		List<String> translated = new ArrayList<>();
		String before = "";
		while (!this.options.isEmpty()) {
			String option = this.options.remove();
			if (!option.startsWith("--")) {
				throw new AdvisedException("Unexpected word '%s' after an option".formatted(option),
						adviceOnWord(before, option), null);
			}
			before = option + valueOf(option);
			String name = nameOf(option);
			String value = before.substring(2 + name.length());
			translated.add("--" + property(name) + (value.isEmpty() && isFlag(name) ? "=true" : value));
		}
		return translated;
	}

	private static String nameOf(String option) {
		return option.substring(2).replaceFirst("(?s)=.*", "");
	}

	private String property(String name) {
		int dot = name.indexOf('.');
		if (dot >= 0) {
			return LabProfile.servers().contains(name.substring(0, dot)) ? LabProfile.SERVERS + name : name;
		}
		return this.mode.groups()
			.stream()
			.map((group) -> group + name)
			.filter((property) -> LabProperties.typeOf(property) != null)
			.findFirst()
			.orElse(name);
	}

	private boolean isFlag(String name) {
		ResolvableType type = LabProperties.typeOf(property(name));
		return !property(name).equals(name) && type != null && type.resolve() == boolean.class;
	}

	/**
	 * Returns the next word as the value of an option that takes one and has none yet.
	 */
	private String valueOf(String option) {
		String name = nameOf(option);
		if (option.contains("=") || isFlag(name)) {
			return "";
		}
		boolean followed = !this.options.isEmpty() && !this.options.element().startsWith("--");
		ResolvableType type = LabProperties.typeOf(property(name));
		if (name.equals(property(name)) || type == null) {
			// Only a mistyped name may have meant an option with a value.
			return (followed && !name.contains(".") && !NameCheck.USUAL.contains(name)) ? "=" + this.options.remove()
					: "";
		}
		if (!followed) {
			throw new AdvisedException("Option %s needs a value".formatted(option),
					"Write %s=VALUE. Allowed: %s".formatted(option, AllowedValues.of(type)), null);
		}
		return this.options.element().startsWith("=") ? "" : "=" + this.options.remove();
	}

	private String adviceOnWord(String before, String word) {
		String next = this.options.isEmpty() ? "" : this.options.element();
		if (word.startsWith("=") || before.endsWith("=") || word.matches("true|false")) {
			return "Write an option without spaces around its '=', as in %s=%s".formatted(before.replaceFirst("=$", ""),
					(word.equals("=") ? next : word).replaceFirst("^=", ""));
		}
		if (before.endsWith(",") || word.startsWith(",")) {
			return "Write commas without spaces, as in %s".formatted(before + (word.equals(",") ? "," + next : word));
		}
		if (word.startsWith("-")) {
			return adviceOnHyphens(word);
		}
		if (LabProfile.names().contains(word) || before.contains("=") && !isText(before) || isFlag(nameOf(before))) {
			return "Write words before options, as in "
					+ String.join(" ", Stream.concat(this.words.stream(), Stream.of(word, before)).toList());
		}
		return before.contains("=") ? "Put quotes around a value of several words, as in %s %s\""
			.formatted(before.replaceFirst("=", "=\""), word)
				: "Write an option without spaces around its '=', as in %s=%s".formatted(before, word);
	}

	private boolean isText(String option) {
		ResolvableType type = LabProperties.typeOf(property(nameOf(option)));
		return type == null || type.resolve() == String.class;
	}

	static String adviceOnHyphens(String word) {
		return word.contains("=") ? "Options begin with two hyphens, as in --" + word.replaceFirst("^-+", "")
				: "Options begin with two hyphens, and --help lists them";
	}

}
