package dev.tcplab.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;

/** The profiles that determine what to run, in the order in which they are listed. */
enum LabProfile {

	HAPPY(Kind.SERVER, "answers every message with the same greeting"),

	ECHO1(Kind.SERVER, "answers \"ECHO: \" and the message"),

	ECHO2(Kind.SERVER, "as echo1, numbers connections, prints the client's IP and port"),

	ECHO3(Kind.SERVER, "as echo2, and after 5 clients prints their list and finishes"),

	TEACHER(Kind.SERVER, "numbers the connections and answers with a greeting"),

	LAB(Kind.GROUP, "all %d at once, on the ports %d to %d in this order"),

	CLASS(Kind.GROUP, "lab, and a page where students see messages and check programs"),

	CLIENT(Kind.CLIENT, "sends one message and prints the answer", Word.TARGET, Word.MESSAGE),

	CLIENT_TEST(Kind.CLIENT, "talks 5 times and prints the messages and answers", Word.TARGET),

	CHAT(Kind.CLIENT, "asks for a message, sends it, prints the answer, and repeats", Word.TARGET),

	PING(Kind.CLIENT, "measures how long connections to servers take, as a table", Word.TARGETS),

	LOAD(Kind.CLIENT, "drives a server with many clients and measures it", Word.TARGET),

	CHECK(Kind.CLIENT, "checks a student's server or client and explains what is wrong", Word.EXERCISE, Word.PROGRAM),

	MOCK(Kind.MOCK, "answers by rules from the configuration, on port 8085");

	static final String SERVERS = "tcp-lab.servers.";

	private static final Pattern LONG_OPTION = Pattern.compile("--(tcp-lab\\.[\\w.-]*\\w)");

	private final Kind kind;

	private final String description;

	private final List<Word> words;

	LabProfile(Kind kind, String description, Word... words) {
		this.kind = kind;
		this.description = description;
		this.words = List.of(words);
	}

	String profile() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String description() {
		int servers = ofLab().size();
		return this.description.formatted(servers, LabDefaults.FIRST_PORT, LabDefaults.FIRST_PORT + servers - 1);
	}

	List<Word> words() {
		return this.words;
	}

	/** The groups with short options; the first one that has the name wins. */
	List<String> groups() {
		return switch (this) {
			case CHECK -> List.of("tcp-lab.check.");
			case CLASS -> List.of("tcp-lab.server.", "tcp-lab.class.");
			case LOAD -> List.of("tcp-lab.load.", "tcp-lab.client.");
			case MOCK -> List.of("tcp-lab.server.", "tcp-lab.mock.");
			default -> List.of(isClient() ? "tcp-lab.client." : "tcp-lab.server.");
		};
	}

	Optional<String> shortName(String property) {
		return Stream.concat(groups().stream(), Stream.of(SERVERS))
			.filter(property::startsWith)
			.map((group) -> property.substring(group.length()))
			.filter((name) -> property.startsWith(SERVERS) || !name.contains("."))
			.findFirst();
	}

	String shorten(String text) {
		return LONG_OPTION.matcher(text)
			.replaceAll((option) -> "--" + shortName(option.group(1)).orElse(option.group(1)));
	}

	boolean isServer() {
		return this.kind == Kind.SERVER || this.kind == Kind.MOCK;
	}

	boolean isClient() {
		return this.kind == Kind.CLIENT;
	}

	static Optional<LabProfile> find(String name) {
		return Arrays.stream(values()).filter((profile) -> profile.profile().equals(name)).findFirst();
	}

	/** Returns the mode whose short options apply; {@code lab} if there is none. */
	static LabProfile first(Stream<String> profiles) {
		return profiles.flatMap((profile) -> find(profile).stream()).findFirst().orElse(LAB);
	}

	static List<String> names() {
		return names((profile) -> true);
	}

	static List<String> servers() {
		return names(LabProfile::isServer);
	}

	/** Returns the servers of {@code lab}, in the order of their ports. */
	static List<String> ofLab() {
		return names((profile) -> profile.kind == Kind.SERVER);
	}

	static List<String> clients() {
		return names(LabProfile::isClient);
	}

	static boolean areOnlyClients(Environment environment) {
		List<String> active = List.of(environment.getActiveProfiles());
		return active.stream().anyMatch(clients()::contains) && active.stream().noneMatch(servers()::contains);
	}

	private static List<String> names(Predicate<LabProfile> filter) {
		return Arrays.stream(values()).filter(filter).map(LabProfile::profile).toList();
	}

	private enum Kind {

		SERVER, MOCK, GROUP, CLIENT

	}

}
