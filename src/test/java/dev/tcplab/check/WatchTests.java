package dev.tcplab.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WatchTests {

	@TempDir
	Path directory;

	@Test
	void returnsOnceFileChanged() throws Exception {
		Path file = Files.writeString(this.directory.resolve("echo.py"), "print(1)");
		Watch watch = Watch.of(List.of(new Submission("echo", List.of("python3", "echo.py"), this.directory)));
		String before = watch.state();
		Files.writeString(file, "print(12)");
		watch.await(before, () -> false);
		assertThat(watch.state()).isNotEqualTo(before);
	}

	@Test
	void returnsIfStopped() throws Exception {
		Files.writeString(this.directory.resolve("echo.py"), "");
		Watch watch = Watch.of(List.of(new Submission("echo", List.of("python3", "echo.py"), this.directory)));
		watch.await(watch.state(), () -> true);
	}

	@Test
	void refusesCommandWithoutFile() {
		Submission submission = new Submission("true", List.of("true"), this.directory);
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> Watch.of(List.of(submission)))
			.withMessage("There is no file to watch in the command of true");
	}

}
