package dev.tcplab.startup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The profiles that say what to run, in the order in which they are listed.
 */
enum LabProfile {

	HAPPY(true, "answers every message with the same greeting"),

	ECHO1(true, "answers \"ECHO: \" and the message"),

	ECHO2(true, "as echo1, numbers the connections and prints the client's IP and port"),

	ECHO3(true, "as echo2, and after 5 clients prints their list and finishes"),

	TEACHER(true, "numbers the connections and answers with a greeting"),

	LAB(false, "all five at once, on the ports 8080 to 8084 in this order");

	private final boolean server;

	private final String description;

	LabProfile(boolean server, String description) {
		this.server = server;
		this.description = description;
	}

	String profile() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String description() {
		return this.description;
	}

	boolean isServer() {
		return this.server;
	}

	static List<String> names() {
		return names((profile) -> true);
	}

	static List<String> servers() {
		return names(LabProfile::isServer);
	}

	private static List<String> names(Predicate<LabProfile> filter) {
		return Arrays.stream(values()).filter(filter).map(LabProfile::profile).toList();
	}

}
