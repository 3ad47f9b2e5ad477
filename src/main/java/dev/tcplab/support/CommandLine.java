package dev.tcplab.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How options are given to the command that has started the program.
 */
public final class CommandLine {

	/**
	 * The system property that Maven sets where it runs the program.
	 */
	public static final String MAVEN = "dev.tcplab.maven";

	private static final String OPTION = "--[a-z](?:[\\w.-]*\\w)?(?:=(?:\"[^\"]*\"|[\\w.:/,-]*\\w)?)?";

	private static final Pattern OPTIONS = Pattern.compile(OPTION + "(?: " + OPTION + ")*");

	private CommandLine() {
	}

	/**
	 * Whether Maven runs the program.
	 * @return whether it was started with {@code ./mvnw spring-boot:run}
	 */
	public static boolean isMaven() {
		return System.getProperty(MAVEN) != null;
	}

	/**
	 * Returns arguments as the command takes them.
	 * @param arguments words and options
	 * @return Maven's option for them if Maven runs the program; otherwise unchanged
	 */
	public static String arguments(String arguments) {
		if (!isMaven()) {
			return arguments;
		}
		String quote = arguments.contains("\"") ? "'" : arguments.contains(" ") ? "\"" : "";
		return "-Dspring-boot.run.arguments=" + quote + arguments + quote;
	}

	/**
	 * Puts the options in a text as the command takes them.
	 * @param text the text, with options as {@code java -jar} takes them
	 * @return the text with Maven's option if Maven runs the program; otherwise unchanged
	 */
	public static String adapt(String text) {
		return OPTIONS.matcher(text).replaceAll((options) -> Matcher.quoteReplacement(arguments(options.group())));
	}

}
