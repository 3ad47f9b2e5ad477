package dev.tcplab.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.docs.ShellBlock.Command;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The commands that the pages show work as printed, and print what the pages show.
 */
@DisabledOnOs(OS.WINDOWS)
@Isolated("The commands use the ports that the pages name")
@Timeout(600)
class DocumentedCommandsIT {

	private static final List<String> PROGRAMS = List.of("bash", "curl", "jq", "nc", "openssl", "python3",
			"redis-server");

	/**
	 * With {@code CI=true}, a missing program makes its commands fail.
	 */
	@BeforeAll
	static void needPrograms() throws Exception {
		if (!"true".equals(System.getenv("CI"))) {
			String[] path = System.getenv("PATH").split(File.pathSeparator);
			assumeThat(PROGRAMS).allMatch((name) -> Stream.of(path).anyMatch((it) -> Files.exists(Path.of(it, name))));
		}
		ShellPage.fillCache();
	}

	static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
			return Stream.concat(Stream.of(Path.of("README.md")), docs)
				.filter((page) -> page.toString().endsWith(".md") && !ShellBlock.of(page).isEmpty())
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void workAsPrinted(Path page, @TempDir Path directory) throws Exception {
		List<ShellBlock> blocks = ShellBlock.of(page);
		ShellPage shell = new ShellPage(directory);
		shell.run(blocks);
		SoftAssertions.assertSoftly((softly) -> {
			for (int i = 0; i < blocks.size(); i++) {
				if (blocks.get(i).isRun()) {
					verify(softly, shell, page, i, blocks.get(i));
				}
			}
		});
	}

	private static void verify(SoftAssertions softly, ShellPage shell, Path page, int number, ShellBlock block) {
		for (int i = 0; i < block.commands().size(); i++) {
			Command command = block.commands().get(i);
			String place = "%s:%d: %s".formatted(page, block.line(), command.text());
			String output = shell.output(number, i, command.startsServer());
			softly.assertThat(shell.hasRun(number, i)).as("%s has ended", place).isTrue();
			if (command.output() == null) {
				softly.assertThat(output).as(place).doesNotContain("FAILED: ");
			}
			else if (block.isOutputCompared()) {
				softly.assertThat(output).as(place).matches(command::printed, String.join("\n", command.output()));
			}
		}
	}

}
