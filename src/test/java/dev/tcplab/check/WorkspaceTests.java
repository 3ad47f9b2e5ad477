package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.exercise.Exercises;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkspaceTests {

	@TempDir
	Path folder;

	@BeforeEach
	void makeFiles() throws IOException {
		for (String name : List.of("ana.py", "logging.py", "texts.txt", "data/more.txt")) {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, name);
		}
	}

	private Submission first(String pattern) {
		return Submissions
			.of(Checks.settings(Map.of("submissions", this.folder + "/" + pattern)), Exercises.of("echo1"))
			.get(0);
	}

	@Test
	void copiesFileWithoutOtherSubmissions() throws IOException {
		Path copy;
		try (Workspace workspace = Workspace.of(first("*.py"))) {
			copy = workspace.directory();
			assertThat(copy).isNotEqualTo(this.folder);
			assertThat(copy.resolve("ana.py")).hasContent("ana.py");
			assertThat(copy.resolve("texts.txt")).exists();
			assertThat(copy.resolve("data/more.txt")).exists();
			assertThat(copy.resolve("logging.py")).doesNotExist();
			assertThat(workspace.words()).contains(copy + "/ana.py");
			assertThat(workspace.home()).isEqualTo(this.folder);
		}
		assertThat(copy).doesNotExist();
		assertThat(this.folder.resolve("ana.py")).exists();
	}

	@Test
	void leavesOnlySubmissionWhereItIs() throws IOException {
		try (Workspace workspace = Workspace.of(first("ana.py"))) {
			assertThat(workspace.directory()).isEqualTo(this.folder);
		}
		assertThat(this.folder).exists();
	}

	@Test
	void leavesDirectoriesWhereTheyAre() throws IOException {
		Submission submission = Submissions
			.of(Checks.settings(Map.of("submissions", this.folder + "/*", "command", "python3 ana.py")),
					Exercises.of("echo1"))
			.stream()
			.filter((one) -> one.name().endsWith("data"))
			.findFirst()
			.orElseThrow();
		try (Workspace workspace = Workspace.of(submission)) {
			assertThat(workspace.directory()).isEqualTo(this.folder.resolve("data"));
		}
	}

	@Test
	void boundsCopies() throws IOException {
		Files.write(this.folder.resolve("big.bin"), new byte[11_000_000]);
		try (Workspace workspace = Workspace.of(first("*.py"))) {
			assertThat(workspace.directory().resolve("ana.py")).exists();
			assertThat(workspace.directory().resolve("big.bin")).doesNotExist();
		}
	}

}
