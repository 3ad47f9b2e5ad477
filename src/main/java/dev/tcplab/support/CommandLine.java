package dev.tcplab.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How options are given to the command that started the program. */
public final class CommandLine {

	/** The system property that Maven sets if it runs the program. */
	public static final String MAVEN = "dev.tcplab.maven";

	private static final String OPTION = "--[a-z](?:[\\w.-]*\\w)?(?:=(?:\"[^\"]*\"|[\\w.:/,-]*\\w)?)?";

	private static final Pattern OPTIONS = Pattern.compile(OPTION + "(?: " + OPTION + ")*");

	private CommandLine() {
	}

	public static boolean isMaven() {
		return System.getProperty(MAVEN) != null;
	}

	/** Returns Maven's option for words and options if Maven runs the program. */
	public static String arguments(String arguments) {
		if (!isMaven()) {
			return arguments;
		}
		String quote = arguments.contains("\"") ? "'" : arguments.contains(" ") ? "\"" : "";
		return "-Dspring-boot.run.arguments=" + quote + arguments + quote;
	}

	/** Replaces the options in a text by Maven's option if Maven runs the program. */
	public static String adapt(String text) {
		return OPTIONS.matcher(text).replaceAll((options) -> Matcher.quoteReplacement(arguments(options.group())));
	}

}
