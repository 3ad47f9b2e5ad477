package dev.tcplab.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.Submissions;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.Suggestion;

/** Translates words and short options to the options that Spring Boot reads. */
final class Arguments {

	private static final String OPTION = "--";

	private static final ServerAddress UNSET = new ServerAddress("", 0);

	private static final ServerAddress LOCAL = new ServerAddress("127.0.0.1", UNSET.port());

	private final Predicate<String> isFile;

	private final List<LabProfile> profiles = new ArrayList<>();

	private final List<String> translated = new ArrayList<>();

	private final Deque<String> words;

	private Arguments(List<String> words, Predicate<String> isFile) {
		this.words = new ArrayDeque<>(words);
		this.isFile = isFile;
	}

	/** {@code configured} are the profiles that apply if the arguments name none. */
	static String[] translate(List<String> arguments, String configured, Predicate<String> isFile) {
		int end = arguments.contains(OPTION) ? arguments.indexOf(OPTION) : arguments.size();
		List<String> words = arguments.stream().takeWhile((argument) -> !argument.startsWith(OPTION)).toList();
		List<String> options = arguments.subList(words.size(), end);
		Arguments translation = new Arguments(words, isFile);
		translation.readWords();
		if (end < arguments.size()) {
			translation.readCommand(arguments.subList(end + 1, arguments.size()));
		}
		List<String> properties = new ShortOptions(words, options, translation.mode(options, configured)).translate();
		return Stream.concat(translation.translated.stream(), properties.stream()).toArray(String[]::new);
	}

	private LabProfile mode(List<String> options, String configured) {
		String prefix = OPTION + NameCheck.PROFILES + "=";
		Stream<String> lists = Stream.concat(options.stream()
			.filter((option) -> option.startsWith(prefix))
			.map((option) -> option.substring(prefix.length())), Stream.of(configured));
		return LabProfile.first(Stream.concat(this.profiles.stream().map(LabProfile::profile),
				lists.flatMap((list) -> Stream.of(list.split(",")))));
	}

	private void readWords() {
		// The exercises of check have the names of profiles.
		while (isProfile(this.words.peek()) && !this.profiles.contains(LabProfile.CHECK)) {
			this.profiles.add(LabProfile.find(this.words.remove()).orElseThrow());
		}
		if (!this.profiles.isEmpty()) {
			set(NameCheck.PROFILES, this.profiles.stream().map(LabProfile::profile).collect(Collectors.joining(",")));
		}
		Optional<LabProfile> client = this.profiles.stream()
			.filter(LabProfile::isClient)
			.reduce((first, second) -> second);
		client
			.ifPresent((mode) -> mode.words().stream().takeWhile((word) -> !this.words.isEmpty()).forEach(this::read));
		if (!this.words.isEmpty()) {
			throw new AdvisedException("Unknown word '%s'".formatted(this.words.peek()),
					client.map(this::adviceOnRest).orElseGet(this::adviceOnProfile), null);
		}
	}

	private void read(Word word) {
		switch (word) {
			case TARGET -> setServer("tcp-lab.client.", address(this.words.remove(), UNSET));
			case MESSAGE -> set("tcp-lab.client.message", literal(this.words.remove()));
			case TARGETS -> {
				this.words.forEach((target) -> address(target, UNSET));
				set("tcp-lab.client.targets", String.join(",", this.words));
				this.words.clear();
			}
			case EXERCISE -> set("tcp-lab.check.exercise", exercise(this.words.remove()));
			case PROGRAM -> readPrograms();
		}
	}

	private void set(String property, String value) {
		this.translated.add(OPTION + property + "=" + value);
	}

	/** Keeps Spring Boot from replacing placeholders. */
	private static String literal(String word) {
		return word.replace("${", "\\${");
	}

	private void setServer(String group, ServerAddress address) {
		if (!address.host().isEmpty()) {
			set(group + "host", address.host());
		}
		if (address.port() != UNSET.port()) {
			set(group + "port", Integer.toString(address.port()));
		}
	}

	private static ServerAddress address(String target, ServerAddress others) {
		if (!ServerAddress.isValid(target)) {
			throw new AdvisedException("'%s' is not the address of a server".formatted(target),
					"Write HOST:PORT, HOST, PORT, :PORT, or [IPV6]:PORT, as in 127.0.0.1:8080", null);
		}
		return ServerAddress.parse(target, others);
	}

	private String exercise(String word) {
		List<String> unknown = Stream.of(word.split(","))
			.filter((name) -> !Exercises.NAMES.contains(name) && !name.startsWith(Exercises.FILE))
			.toList();
		if (unknown.isEmpty()) {
			return word;
		}
		if (this.isFile.test(word)) {
			throw new AdvisedException("The exercise is missing before '%s'".formatted(word), check(word), null);
		}
		throw new AdvisedException("Unknown exercise '%s'".formatted(unknown.get(0)),
				didYouMean(unknown.get(0), Exercises.NAMES) + exercises(), null);
	}

	private static String exercises() {
		return "Exercises: %s, or file:FILE".formatted(String.join(", ", Exercises.NAMES));
	}

	private static String didYouMean(String word, List<String> names) {
		return Suggestion.didYouMean(word.toLowerCase(Locale.ROOT), names.stream());
	}

	/** Suggests the command for a file, with the exercise that its name suggests. */
	private static String check(String file) {
		String name = file.replaceFirst(".*[/\\\\]", "").replaceFirst("\\..*", "").replaceAll("server|\\W|_", "");
		return Suggestion.nearest(name, Exercises.NAMES.stream(), (exercise) -> exercise.replace("-", ""))
			.map((exercise) -> "Did you mean: check %s %s?".formatted(exercise, file))
			.orElseGet(() -> "Did you mean: check EXERCISE %s? ".formatted(file) + exercises());
	}

	private void readPrograms() {
		Optional<String> missing = this.words.stream().filter(this.isFile.negate()).findFirst();
		if (missing.isEmpty()) {
			for (int i = 0; !this.words.isEmpty(); i++) {
				set("tcp-lab.check.submissions[%d]".formatted(i), literal(this.words.remove()));
			}
		}
		else if (this.words.size() == 1 && ServerAddress.isValid(missing.get()) && !isLikeFile(missing.get())) {
			setServer("tcp-lab.check.", address(this.words.remove(), LOCAL));
		}
		else {
			throw new AdvisedException("There is no file '%s'".formatted(missing.get()), adviceOnFile(missing.get()),
					null);
		}
	}

	private String adviceOnFile(String file) {
		if (this.isFile.test(file + ".py")) {
			return "Did you mean %s.py?".formatted(file);
		}
		return file.matches(".*[*?\\[{].*")
				? "If your shell does not expand patterns, use --submissions=\"%s\"".formatted(file)
				: "Look for a typo, or change to the directory of the file";
	}

	private boolean isLikeFile(String word) {
		return Submissions.isProgram(word) || this.isFile.test(word + ".py");
	}

	private void readCommand(List<String> command) {
		boolean check = this.profiles.contains(LabProfile.CHECK);
		if (!check || command.isEmpty()) {
			throw new AdvisedException(
					check ? "The command after -- is missing" : "Only check takes a command after --",
					"Write it as in check client -- python3 client.py {host} {port}", null);
		}
		set("tcp-lab.check.command", literal(command.stream().map(Arguments::quoted).collect(Collectors.joining(" "))));
	}

	/** Quotes a word so that splitting the command returns it unchanged. */
	private static String quoted(String word) {
		return word.matches("[\\w@%+=:,./{}-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'";
	}

	private String adviceOnRest(LabProfile mode) {
		return mode.words().contains(Word.MESSAGE)
				? "Put quotes around a message of several words, as in client 127.0.0.1:8080 \"Hello world\""
				: "Usage: " + Help.usage(mode);
	}

	private String adviceOnProfile() {
		String word = this.words.remove();
		if (word.startsWith("-") || word.contains("=")) {
			return ShortOptions.adviceOnHyphens(word);
		}
		if (this.profiles.isEmpty() && this.isFile.test(word)) {
			return check(word);
		}
		List<String> separated = List.of((word + " " + String.join(" ", this.words)).split("[ ,]+"));
		if (separated.stream().allMatch(Arguments::isProfile)) {
			return "Did you mean %s?".formatted(String.join(" ", separated));
		}
		if (!this.profiles.isEmpty() && word.matches("\\d+")) {
			return "Did you mean --port=%s?".formatted(word);
		}
		return didYouMean(word, LabProfile.names()) + "Choose one of " + String.join(", ", LabProfile.names());
	}

	private static boolean isProfile(String word) {
		return LabProfile.names().contains(word);
	}

}
