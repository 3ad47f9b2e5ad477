package dev.tcplab.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.support.CommandLine;

/**
 * Refuses properties that were given to Maven, which does not pass them on.
 */
final class MavenArguments {

	private static final Pattern KEPT = Pattern
		.compile("(?:^|\\s)-D((?:spring\\.profiles\\.active|server\\.|tcp-lab\\.)\\S*)");

	private MavenArguments() {
	}

	/**
	 * Checks what Maven was started with.
	 * @param arguments the arguments of Maven
	 * @throws StartupException if one of them was meant for the program
	 */
	static void refuse(String arguments) {
		Matcher kept = KEPT.matcher(arguments);
		if (CommandLine.isMaven() && kept.find()) {
			throw new StartupException("Maven does not pass on -D" + kept.group(1), "Use --" + kept.group(1));
		}
	}

}
