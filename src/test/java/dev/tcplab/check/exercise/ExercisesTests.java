package dev.tcplab.check.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercise.Match;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.support.AdvisedException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExercisesTests {

	static final Iterable<String> names = Exercises.NAMES;

	@TempDir
	Path directory;

	@ParameterizedTest
	@FieldSource("names")
	void readsExercisesOfLesson(String name) {
		Exercise exercise = Exercises.of(name);
		assertThat(exercise.name()).isEqualTo(name);
		assertThat(exercise.kind())
			.isEqualTo((name.startsWith("client") || name.equals("chat")) ? Kind.CLIENT : Kind.SERVER);
		assertThat(exercise.title()).startsWith("Session");
	}

	@ParameterizedTest
	@ValueSource(strings = { "happy", "echo1", "echo2", "echo3", "teacher" })
	void drawsMessagesToServer(String name) {
		List<String> messages = messages(name, 1);
		assertThat(messages).doesNotHaveDuplicates().noneMatch((message) -> message.contains("{"));
		assertThat(messages).isEqualTo(messages(name, 1)).doesNotContainAnyElementsOf(messages(name, 2));
	}

	private static List<String> messages(String name, long seed) {
		return Exercises.of(name)
			.drawn(new Random(seed))
			.steps()
			.stream()
			.filter((step) -> !step.isEmpty())
			.map(Step::sent)
			.toList();
	}

	@Test
	void listsServers() {
		assertThat(Exercises.servers()).extracting(Exercise::name)
			.containsExactly("happy", "echo1", "echo2", "echo3", "teacher");
	}

	@Test
	void endsOnlyEcho3() {
		assertThat(Exercises.servers()).filteredOn((exercise) -> exercise.end() != null)
			.singleElement()
			.satisfies((echo3) -> assertThat(echo3.steps()).hasSize(5));
	}

	@Test
	void appliesEachToStepsWithoutOwnValue() throws Exception {
		Exercise exercise = read("""
				name: adder
				kind: server
				each:
				  expect: "5\\n"
				  match: exact
				  console: [ "{message}" ]
				steps:
				  - send: 2 3
				  - send: 2 4
				    expect: "6\\n"
				    console: []
				""");
		assertThat(exercise.steps()).extracting(Exercise.Step::expected).containsExactly("5\n", "6\n");
		assertThat(exercise.steps()).extracting(Exercise.Step::match).containsOnly(Match.EXACT);
		assertThat(exercise.steps().get(0).lines()).containsExactly("{message}");
		assertThat(exercise.steps().get(1).lines()).isEmpty();
	}

	@Test
	void sendsNothingWithoutSend() throws Exception {
		Exercise exercise = read(
				"name: clock\nkind: server\nsteps: [ { expect: '9:15' }, { send: '', expect: '9:16' } ]");
		assertThat(exercise.steps()).extracting(Step::send).containsExactly(null, "");
		assertThat(exercise.steps()).extracting(Step::isEmpty).containsExactly(false, true);
	}

	@Test
	void drawsInputAsExpected() {
		Exercise chat = Exercises.of("chat").drawn(new Random(1));
		assertThat(chat.steps()).allMatch((step) -> step.expected().equals(step.input()));
		assertThat(chat.input()).hasSize(3).noneMatch((line) -> line.contains("{"));
	}

	@Test
	void keepsSpringPlaceholders() throws Exception {
		assertThat(read(adder("${java.version}")).steps().get(0).sent()).isEqualTo("${java.version}");
	}

	@Test
	void readsFileOfAnyName() throws Exception {
		Path file = Files.writeString(this.directory.resolve("my exercise #1 100%.yml"), adder("2 3"));
		assertThat(Exercises.of("file:" + file).name()).isEqualTo("adder");
	}

	@Test
	void namesKnownExercisesIfUnknown() {
		assertThatThrownBy(() -> Exercises.of("echo4")).isInstanceOf(AdvisedException.class)
			.hasMessage("Unknown exercise 'echo4' for tcp-lab.check.exercise")
			.satisfies((ex) -> assertThat(advice(ex))
				.contains("happy, echo1, echo2, echo3, teacher, client, client-send, client-test, chat")
				.contains("file:my-exercise.yml"));
	}

	@Test
	void namesMissingFile() {
		assertThatThrownBy(() -> Exercises.of("file:nowhere/adder.yml"))
			.hasMessage("There is no file nowhere/adder.yml")
			.satisfies((ex) -> assertThat(advice(ex)).isEqualTo("Look for a typo in the name after file:"));
	}

	@Test
	void namesUnknownKeyWithLine() {
		assertThatFileFails("""
				name: adder
				kind: server
				steps:
				  - send: 2 3
				    expct: 5
				    expect: 5
				""").hasMessageEndingWith(" has an unknown key steps[0].expct in line 5")
			.satisfies(
					(ex) -> assertThat(advice(ex)).isEqualTo("Allowed: input, send, expect, accept, match, console"));
	}

	@Test
	void namesInvalidValue() {
		assertThatFileFails("""
				name: adder
				kind: sever
				steps:
				  - send: 2 3
				    expect: 5
				""").hasMessageEndingWith(" has an invalid value 'sever' for kind in line 2")
			.satisfies((ex) -> assertThat(advice(ex)).isEqualTo("Allowed: server, client"));
	}

	@Test
	void namesIncompleteStep() {
		assertThatFileFails("""
				name: adder
				kind: server
				steps:
				  - send: 2 3
				""").hasMessageEndingWith(" has no expect in step 1");
	}

	@Test
	void namesMissingKey() {
		assertThatFileFails("kind: server\nsteps: [ { send: a, expect: b } ]").hasMessageEndingWith(" has no name");
		assertThatFileFails("name: adder\nsteps: [ { send: a, expect: b } ]").hasMessageEndingWith(" has no kind");
		assertThatFileFails("name: adder\nkind: server\n").hasMessageEndingWith(" has no steps");
		assertThatFileFails("name: adder\nkind: server\nsteps: []\n").hasMessageEndingWith(" has no steps");
	}

	@Test
	void reportsInvalidYaml() {
		assertThatFileFails("name: [adder\n").hasMessageContaining(" cannot be read: ")
			.message()
			.doesNotContain("\n")
			.contains("line 2");
		assertThatFileFails("").hasMessageEndingWith(" is empty");
		assertThatFileFails("just text").message().doesNotContain("Exception").doesNotContain("null");
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertThatFileFails(String yaml) {
		return assertThatThrownBy(() -> read(yaml)).isInstanceOf(AdvisedException.class)
			.hasMessageStartingWith("The exercise file:")
			.satisfies((ex) -> assertThat(advice(ex)).isNotBlank());
	}

	private Exercise read(String yaml) throws IOException {
		return Exercises.of("file:" + Files.writeString(this.directory.resolve("exercise.yml"), yaml));
	}

	private static String adder(String message) {
		return "name: adder\nkind: server\nsteps:\n  - send: \"%s\"\n    expect: 5\n".formatted(message);
	}

	private static String advice(Throwable failure) {
		return ((AdvisedException) failure).advice();
	}

}
