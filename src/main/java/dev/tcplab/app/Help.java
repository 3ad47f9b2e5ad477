package dev.tcplab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

final class Help {

	private static final String COMMAND = "./tcp-lab ";

	private static final String OPTIONS = " [--OPTION=VALUE...]";

	private static final Map<String, String> WORDS = new LinkedHashMap<>();

	static {
		WORDS.put("EXERCISE", "sets --exercise");
		WORDS.put("FILE", "a program; several are checked one after another");
		WORDS.put("TARGET", "HOST:PORT, HOST, PORT, :PORT, or [IPV6]:PORT of a server");
		WORDS.put("COMMAND", "sets --command");
		WORDS.put("MESSAGE", "sets --message");
	}

	private Help() {
	}

	static Optional<String> answer(List<String> arguments) {
		List<String> own = arguments.stream().takeWhile(Predicate.not("--"::equals)).toList();
		if (own.contains("--help") || own.contains("-h") || own.indexOf("help") == 0) {
			Optional<LabProfile> mode = own.stream().flatMap((word) -> LabProfile.find(word).stream()).findFirst();
			return Optional.of(mode.map(Help::of).orElseGet(Help::general));
		}
		return own.contains("--version") || own.indexOf("version") == 0 ? Optional.of(version() + "\n")
				: Optional.empty();
	}

	private static String version() {
		try {
			return "TCP Lab "
					+ PropertiesLoaderUtils.loadProperties(new ClassPathResource("META-INF/build-info.properties"))
						.getProperty("build.version");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String general() {
		String profiles = Stream.of(LabProfile.values())
			.map((mode) -> "  %-11s  %s%n".formatted(mode.profile(), mode.description()))
			.collect(Collectors.joining());
		return """
				TCP Lab: TCP servers and clients for a class on sockets
				Usage: %s[NAME...] [WORD...]%s (without a NAME: lab)

				%s
				Examples: echo3 client-test --port=8083
				          client 192.168.1.20:8080 "Hello"
				          ping urjc.es:80 github.com:443
				          check echo2 echo-server2.py
				NAME --help explains one of them; README.md and docs/ explain the rest.
				""".formatted(COMMAND, OPTIONS, profiles);
	}

	static String usage(LabProfile mode) {
		return Stream.concat(Stream.of(mode.profile()), mode.words().stream().map(Word::usage))
			.collect(Collectors.joining(" "));
	}

	private static String of(LabProfile mode) {
		String usage = usage(mode);
		String other = (mode == LabProfile.CHECK)
				? "       %scheck EXERCISE%s -- COMMAND...%n".formatted(COMMAND, OPTIONS) : "";
		String words = WORDS.entrySet()
			.stream()
			.filter((word) -> (usage + other).contains(word.getKey()))
			.map((word) -> "  %-8s  %s%n".formatted(word.getKey(), word.getValue()))
			.collect(Collectors.joining());
		List<String> options = mode.groups()
			.stream()
			.flatMap((group) -> LabProperties.names().filter((name) -> name.startsWith(group)))
			.filter((name) -> mode.shortName(name).isPresent())
			.toList();
		int width = options.stream().mapToInt(name -> mode.shortName(name).orElseThrow().length()).max().orElse(0);
		LibraryProperties metadata = LibraryProperties.load();
		Map<String, String> lines = new LinkedHashMap<>();
		options.forEach((name) -> lines.putIfAbsent(mode.shortName(name).orElseThrow(), metadata.summary(name)));
		return "Usage: %s%s%s%n%s%s: %s.%n%n%s%s".formatted(COMMAND, usage, OPTIONS, other, mode.profile(),
				mode.description(), words.isEmpty() ? "" : words + "\n",
				lines.entrySet()
					.stream()
					.map((line) -> ("  --%-" + width + "s  %s%n").formatted(line.getKey(), line.getValue()))
					.collect(Collectors.joining()))
				+ "\nAll settings, also those with dots in their names: docs/settings.md\n";
	}

}
