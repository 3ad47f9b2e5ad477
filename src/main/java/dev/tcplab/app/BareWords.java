package dev.tcplab.app;

import java.util.Locale;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Refuses arguments that are no options, and tells what was most likely meant. It comes
 * before Spring Boot reads the profiles, one of which may end with a comma.
 */
class BareWords implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String OPTION = "--";

	@Override
	public int getOrder() {
		return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		refuse(event.getArgs());
	}

	/**
	 * Checks that all arguments are options.
	 * @param args the arguments of the command
	 * @throws StartupException if one of them is not
	 */
	static void refuse(String[] args) {
		String before = "";
		for (int i = 0; i < args.length; i++) {
			if (!args[i].startsWith(OPTION)) {
				throw new StartupException("Unexpected argument '%s'".formatted(args[i]),
						advice(before, args[i], (i + 1 < args.length) ? args[i + 1] : ""));
			}
			before = args[i];
		}
	}

	private static String advice(String before, String word, String next) {
		if (before.startsWith(OPTION) && (before.endsWith("=") || !before.contains("="))) {
			String value = (word.equals("=") ? next : word).replaceFirst("^=", "");
			return "Write an option without blanks around its '=', as in %s=%s".formatted(before.replace("=", ""),
					value);
		}
		if (before.endsWith(",") || word.startsWith(",")) {
			return "Write commas without blanks, as in %s".formatted(before + (word.equals(",") ? "," + next : word));
		}
		if (before.startsWith("--spring.profiles.active=")) {
			return "Separate profiles with commas, as in %s,%s".formatted(before, word);
		}
		if (before.contains("=") && !LabProfile.names().contains(word) && !word.startsWith("-")) {
			String[] option = before.split("=", 2);
			return "Put quotes around a value of several words, as in %s=\"%s %s\"".formatted(option[0], option[1],
					word);
		}
		return "Options begin with two hyphens, as in " + option(word);
	}

	private static String option(String word) {
		if (word.startsWith("-") && word.contains("=")) {
			return "-" + word;
		}
		String profile = word.toLowerCase(Locale.ROOT);
		return "--spring.profiles.active=" + (LabProfile.names().contains(profile) ? profile : "echo1");
	}

}
