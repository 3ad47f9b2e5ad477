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

	private static final Pattern PROFILES = Pattern.compile("--spring\\.profiles\\.active=");

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
	 * Puts the options in a text as the command takes them.
	 * @param text the text, with options as {@code java -jar} takes them
	 * @return the text with Maven's options if Maven runs the program, else unchanged
	 */
	public static String adapt(String text) {
		return isMaven() ? OPTIONS.matcher(PROFILES.matcher(text).replaceAll("-Dspring-boot.run.profiles="))
			.replaceAll((options) -> Matcher.quoteReplacement("-Dspring-boot.run.arguments=" + quoted(options.group())))
				: text;
	}

	private static String quoted(String options) {
		if (options.contains("\"")) {
			return "'" + options + "'";
		}
		return options.contains(" ") ? '"' + options + '"' : options;
	}

}
