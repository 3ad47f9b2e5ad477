package dev.tcplab.check.program;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tcplab.check.program.PythonNotes.SocketCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PythonNotesTests {

	@TempDir
	Path directory;

	@Test
	void readsBeginningOfLongNotes() throws Exception {
		Path notes = Files.writeString(this.directory.resolve("notes"),
				"bind\t127.0.0.1\t8080\t1\n" + "x".repeat(10_000_000));
		assertThat(PythonNotes.read(notes).binds()).containsExactly(new SocketCall("127.0.0.1", "8080", true));
	}

	@Test
	void ignoresLink() throws Exception {
		Path notes = Files.createSymbolicLink(this.directory.resolve("notes"), Path.of("/dev/zero"));
		assertThat(PythonNotes.read(notes)).isEqualTo(PythonNotes.NONE);
	}

	@Test
	void ignoresPipe() throws Exception {
		Path notes = this.directory.resolve("notes");
		assertThat(new ProcessBuilder("mkfifo", notes.toString()).start().waitFor()).isZero();
		assertThat(PythonNotes.read(notes)).isEqualTo(PythonNotes.NONE);
	}

	@Test
	void ignoresMissingFile() {
		assertThat(PythonNotes.read(this.directory.resolve("notes"))).isEqualTo(PythonNotes.NONE);
	}

}
