package dev.tcplab.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RosterTests {

	@TempDir
	Path directory;

	@Test
	void listsStudentsWithoutSubmission() {
		assertThat(new Roster(List.of("ana", "Bob", "eve")).missing(List.of("class/Ana.py", "class/bob_17_file.py")))
			.containsExactly("eve");
		assertThat(new Roster(List.of("an", "bo")).missing(List.of("class/ana.py", "class/bob.py")))
			.containsExactly("an", "bo");
	}

	@Test
	void acceptsOtherNamesOfStudent() {
		assertThat(new Roster(List.of("a17,Ana P\u00e9rez", "b18;Bob"))
			.missing(List.of("x/Ana P\u00e9rez_1/echo1.py", "x/c19/echo1.py"))).containsExactly("b18");
	}

	@Test
	void ignoresBlankLinesAndComments() throws Exception {
		Path file = Files.writeString(this.directory.resolve("names.txt"), "# 2026\n\n ana \n");
		assertThat(Roster.read(file).lines()).containsExactly("ana");
	}

	@Test
	void namesUnreadableFile() throws Exception {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> Roster.read(Path.of("nowhere.txt")))
			.withMessage("There is no roster nowhere.txt");
		Path file = Files.write(this.directory.resolve("names.xls"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> Roster.read(file))
			.withMessageStartingWith("The roster %s cannot be read".formatted(file))
			.satisfies((ex) -> assertThat(ex.advice()).contains("UTF-8"));
	}

}
