package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SubmissionsTests {

	@TempDir
	Path directory;

	@BeforeEach
	void makeFiles() throws IOException {
		make("ana/echo-server2.py");
		make("bob b/echo-server2.py");
		make("bob b/notes.txt");
		make("eve/echo server2.py");
		make("eve/deep/down/echo-server2.py");
		make("dan [1]/echo.js");
	}

	private void make(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.createFile(file);
	}

	@Test
	void hasOneProgramForCommand() {
		assertThat(of(Map.of("command", "python3 'my server.py'", "directory", this.directory.toString())))
			.containsExactly(
					new Submission("python3 'my server.py'", List.of("python3", "my server.py"), this.directory));
	}

	@Test
	void startsFileWithItsInterpreter() {
		Path ana = this.directory.resolve("ana");
		assertThat(of(Map.of("command", "echo-server2.py --verbose", "directory", ana.toString())))
			.extracting(Submission::words)
			.containsExactly(List.of("python3", "echo-server2.py", "--verbose"));
	}

	@Test
	void takesFilesLiterally() throws IOException {
		make("eve/{a,b}*.py");
		assertThat(of(Map.of("submissions[0]", this.directory + "/eve/{a,b}*.py", "submissions[1]",
				this.directory + "/ana/echo-server2.py")))
			.extracting(this::file)
			.containsExactly("eve/{a,b}*.py", "ana/echo-server2.py");
	}

	@Test
	void findsFilesInOrderOfNames() {
		assertThat(of(pattern("*/echo-server2.py"))).extracting(this::file)
			.containsExactly("ana/echo-server2.py", "bob b/echo-server2.py");
	}

	@Test
	void findsFilesInSubdirectories() {
		assertThat(of(pattern("eve/**.py"))).extracting(this::file)
			.containsExactly("eve/deep/down/echo-server2.py", "eve/echo server2.py");
		assertThat(of(pattern("eve/{deep/down,.}/*.py"))).extracting(this::file)
			.containsExactly("eve/deep/down/echo-server2.py");
	}

	@Test
	void choosesCommandByFileExtension() {
		assertThat(of(pattern("eve/*.py"))).singleElement().satisfies((submission) -> {
			assertThat(submission.words()).containsExactly("python3",
					this.directory.resolve("eve/echo server2.py").toString());
			assertThat(submission.directory()).isEqualTo(this.directory.resolve("eve"));
		});
		assertThat(of(pattern("*/*.js")).get(0).words()).startsWith("node");
	}

	@Test
	void replacesFileAndDirectoryInCommand() {
		Path ana = this.directory.resolve("ana");
		assertThat(of(with("command", "run --in={dir} {file} '{file} x'", pattern("ana/*"))))
			.extracting(Submission::words)
			.containsExactly(List.of("run", "--in=" + ana, ana + "/echo-server2.py", ana + "/echo-server2.py x"));
	}

	@Test
	void startsDirectoryInItself() {
		Path bob = this.directory.resolve("bob b");
		assertThat(of(with("command", "python3 echo-server2.py", pattern("b*")))).containsExactly(
				new Submission(bob.toString(), List.of("python3", "echo-server2.py"), bob, null, Set.of(), null));
		assertThat(of(with("command", "python3 {dir}/echo-server2.py", pattern("b*//"))).get(0).words())
			.containsExactly("python3", bob + "/echo-server2.py");
	}

	@Test
	void findsNameWithBrackets() {
		assertThat(of(pattern("dan [1]/echo.js"))).hasSize(1);
	}

	@Test
	void followsLinksButNotLoops() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("class"), this.directory.resolve("eve"));
		Files.createSymbolicLink(this.directory.resolve("eve/deep/again"), this.directory.resolve("eve"));
		assertThat(of(pattern("class/*.py"))).extracting(this::file).containsExactly("class/echo server2.py");
		assertThat(of(pattern("eve/**/*.py"))).extracting(this::file).containsExactly("eve/deep/down/echo-server2.py");
	}

	@Test
	void resolvesPatternInWorkingDirectory() {
		assertThat(of(Map.of("submissions", "src/test/programs/reference/ec*.py"))).extracting(Submission::name)
			.containsExactly("src/test/programs/reference/echo1.py", "src/test/programs/reference/echo2.py",
					"src/test/programs/reference/echo3.py");
		assertThat(of(Map.of("submissions", "./src/test/programs//reference/echo[1].py"))).extracting(Submission::name)
			.containsExactly("src/test/programs/reference/echo1.py");
		assertThat(of(Map.of("submissions", "mvn*", "command", "sh {file}"))).extracting(Submission::name)
			.containsExactly("mvnw", "mvnw.cmd");
	}

	@Test
	void findsUsualNameInDirectory() {
		assertThat(of(pattern("*/"))).extracting(this::file).containsExactly("ana", "bob b", "dan [1]", "eve");
		assertThat(of(pattern("eve/"))).singleElement()
			.extracting(Submission::words)
			.asString()
			.endsWith("/eve/echo server2.py]");
		assertThat(of(with("files", "echo", pattern("dan*/"))).get(0).words()).startsWith("node");
	}

	@Test
	void namesMissingFileOfExercise() {
		assertThat(of(pattern("dan*/"))).singleElement().extracting(Submission::problem).satisfies((problem) -> {
			assertThat(problem).hasMessage("The file for echo2 is missing");
			assertThat(problem.advice()).startsWith("Name it echo-server2, echo2, ");
		});
	}

	@Test
	void takesSeveralPatterns() {
		assertThat(of(pattern("ana/*.py," + this.directory + "/dan*/*"))).extracting(this::file)
			.containsExactly("ana/echo-server2.py", "dan [1]/echo.js");
	}

	@Test
	void namesMissingProgram() {
		assertThatFails(Map.of(), "There is no program to check");
		assertThatFails(Map.of("command", "sh a.sh", "directory", "nowhere"), "Unknown directory nowhere");
		assertThatFails(Map.of("submissions", "nowhere/*.py"), "No file is named nowhere/*.py");
		assertThatFails(Map.of("submissions", "*.nothing"), "No file is named *.nothing");
		assertThatFails(Map.of("submissions", "src/{a"), "Invalid value 'src/{a' for tcp-lab.check.submissions");
	}

	private static void assertThatFails(Map<String, String> settings, String message) {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> of(settings))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.advice()).isNotEmpty());
	}

	private String file(Submission submission) {
		return this.directory.relativize(Path.of(submission.name())).toString();
	}

	private Map<String, String> pattern(String pattern) {
		return Map.of("submissions", this.directory + "/" + pattern);
	}

	private static Map<String, String> with(String name, String value, Map<String, String> others) {
		return Map.of(name, value, "submissions", others.get("submissions"));
	}

	private static List<Submission> of(Map<String, String> settings) {
		return Submissions.of(
				new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", CheckSettings.class),
				Exercises.of("echo2"));
	}

}
