package dev.tcplab.app;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of {@code --help} and {@code --version}.
 */
class HelpTests {

	@Test
	void fitsTerminal() {
		assertThat(help("--help").lines()).hasSizeLessThan(24)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80));
	}

	@Test
	void listsEveryProfile() {
		assertThat(LabProfile.values()).allSatisfy((profile) -> assertThat(help("--help").lines()).anyMatch(
				(line) -> line.strip().startsWith(profile.profile() + " ") && line.endsWith(profile.description())));
	}

	@Test
	void givesExamplesThatWork() {
		List<String> examples = help("--help").lines()
			.filter((line) -> line.matches("(Examples:| {10}).*"))
			.map((line) -> line.substring(10))
			.toList();
		assertThat(examples).hasSize(4)
			.allSatisfy((example) -> assertThat(
					Arguments.translate(List.of(example.split(" ")), "", (word) -> word.endsWith(".py")))
				.allMatch((option) -> option.startsWith("--")));
	}

	@ParameterizedTest
	@EnumSource
	void describesEveryOptionInOneLine(LabProfile mode) {
		List<String> lines = help(mode.profile(), "--help").lines().toList();
		assertThat(lines).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80));
		Stream<String> options = LabProperties.names()
			.filter((name) -> mode.groups().stream().anyMatch(name::startsWith))
			.flatMap((name) -> mode.shortName(name).stream());
		assertThat(options).isNotEmpty()
			.allSatisfy(
					(name) -> assertThat(lines).filteredOn((line) -> line.startsWith("  --" + name + " ")).hasSize(1));
	}

	@Test
	void showsUsageAndDefaults() {
		assertThat(help("check", "--help"))
			.startsWith("Usage: ./tcp-lab check EXERCISE (FILE... | TARGET) [--OPTION=VALUE...]\n"
					+ "       ./tcp-lab check EXERCISE [--OPTION=VALUE...] -- COMMAND...\n")
			.containsPattern("--answer-timeout +how long .* \\(3s\\)\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h", "help", "--port=8080 --help", "echo4 --help", "--version", "version" })
	void answersQuestion(String line) {
		assertThat(Help.answer(List.of(line.split(" ")))).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lab", "client :8080 help", "--helpless", "check client -- python3 client.py --help" })
	void startsWithoutQuestion(String line) {
		assertThat(Help.answer(List.of(line.split(" ")))).isEmpty();
	}

	@Test
	void showsVersion() {
		assertThat(help("--version")).matches("TCP Lab \\d+\\.\\d+.*\n");
	}

	private static String help(String... arguments) {
		return Help.answer(List.of(arguments)).orElseThrow();
	}

}
