package dev.tcplab.check.program;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessEntryTests {

	private static final String REST = "%s 42 4711 4711 0 -1 4194304 1 0 0 0 1 2 0 0 20 0 1 0 123 9999 25 18446744073";

	@ParameterizedTest
	@ValueSource(strings = { "python3", "my server", "a) S 1 (b", "((", "))" })
	void readsNameWithSpacesAndParentheses(String name) {
		assertThat(ProcessEntry.parse("4712 (%s) %s".formatted(name, REST.formatted("S"))))
			.isEqualTo(new ProcessEntry(4712, 42, 4711, 123, 25 * 4096, true, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Z", "X" })
	void treatsZombieAsEnded(String state) {
		assertThat(ProcessEntry.parse("4712 (python3) " + REST.formatted(state)).alive()).isFalse();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void readsThisProcess() throws Exception {
		ProcessEntry self = ProcessEntry.parse(Files.readString(Path.of("/proc/self/stat")));
		assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
		assertThat(self.parent()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
		assertThat(self.memory()).isBetween(10_000_000L, Runtime.getRuntime().maxMemory() + 2_000_000_000L);
		assertThat(self.alive()).isTrue();
	}

}
