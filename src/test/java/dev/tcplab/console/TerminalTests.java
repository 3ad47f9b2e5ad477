package dev.tcplab.console;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class TerminalTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "/dev/pts/7, true", "/dev/tty1, true", "/dev/console, true", "pipe:[4711], false",
			"/dev/null, false" })
	void recognizesTerminal(String target, boolean terminal) throws Exception {
		Path descriptor = Files.createSymbolicLink(this.directory.resolve("1"), Path.of(target));
		assertThat(Terminal.isTerminal(descriptor)).isEqualTo(terminal);
	}

}
