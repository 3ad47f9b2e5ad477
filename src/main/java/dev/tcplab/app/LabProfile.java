package dev.tcplab.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.springframework.core.env.Environment;

/**
 * The profiles that say what to run, in the order in which they are listed.
 */
enum LabProfile {

	HAPPY(Kind.SERVER, "answers every message with the same greeting"),

	ECHO1(Kind.SERVER, "answers \"ECHO: \" and the message"),

	ECHO2(Kind.SERVER, "as echo1, numbers the connections and prints the client's IP and port"),

	ECHO3(Kind.SERVER, "as echo2, and after 5 clients prints their list and finishes"),

	TEACHER(Kind.SERVER, "numbers the connections and answers with a greeting"),

	LAB(Kind.GROUP, "all %d at once, on the ports %d to %d in this order"),

	CLIENT(Kind.CLIENT, "sends one message and prints the answer"),

	CLIENT_TEST(Kind.CLIENT, "talks 5 times and prints what was said"),

	CHAT(Kind.CLIENT, "asks for a message, sends it, shows the answer, and again"),

	PING(Kind.CLIENT, "measures how long connections to some servers take, as a table"),

	LOAD(Kind.CLIENT, "drives a server with many clients and measures it"),

	CHECK(Kind.CLIENT, "judges a student's server or client, and says what is wrong");

	private final Kind kind;

	private final String description;

	LabProfile(Kind kind, String description) {
		this.kind = kind;
		this.description = description;
	}

	String profile() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String description() {
		int servers = servers().size();
		return this.description.formatted(servers, LabDefaults.FIRST_PORT, LabDefaults.FIRST_PORT + servers - 1);
	}

	boolean isServer() {
		return this.kind == Kind.SERVER;
	}

	boolean isClient() {
		return this.kind == Kind.CLIENT;
	}

	static List<String> names() {
		return names((profile) -> true);
	}

	static List<String> servers() {
		return names(LabProfile::isServer);
	}

	static List<String> clients() {
		return names(LabProfile::isClient);
	}

	/**
	 * Returns whether client modes run, and no server.
	 */
	static boolean areOnlyClients(Environment environment) {
		List<String> active = List.of(environment.getActiveProfiles());
		return active.stream().anyMatch(clients()::contains) && active.stream().noneMatch(servers()::contains);
	}

	private static List<String> names(Predicate<LabProfile> filter) {
		return Arrays.stream(values()).filter(filter).map(LabProfile::profile).toList();
	}

	private enum Kind {

		SERVER, GROUP, CLIENT

	}

}
