package dev.tcplab.web.board;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One exchange: its bytes, its steps, and its copies.
 */
class BoardDetailIT extends AbstractBoardIT {

	@Test
	void showsExchangeByteByByte() {
		exchange("Ñ\tand\n");
		openNewest();
		assertThat(browser.texts("#detail pre.text").get(0)).isEqualTo("Ñ\\tand\\n\n");
		assertThat(browser.texts("#detail pre.hex").get(0)).contains("0000  c3 91 09 61 6e 64 0a", "▫▫→and↵");
		assertThat(browser.texts("#detail pre.hex").get(1)).contains("45 43 48 4f 3a 20 c3 91");
		assertThat(browser.one("#detail .explanation span:last-child").getText()).hasSizeGreaterThan(10);
		browser.escape();
		browser.await("closed", (any) -> !browser.one("#detail").isDisplayed());
		assertThat(browser.focused().getTagName()).isEqualTo("button");
	}

	@Test
	void showsMarkupAsText() {
		String markup = "<img src=x onerror=document.title=1><script>document.title=2</script>";
		exchange(markup);
		openNewest();
		assertThat(browser.texts("#detail pre.text").get(0)).isEqualTo(markup.replace(' ', '·'));
		assertThat(browser.all("#exchange-rows img, #exchange-rows script, #detail img, #detail script")).isEmpty();
		browser.escape();
		Wire.send(lab.port("echo1"), "evil \u202egnp.exe");
		browser.await(ROWS + " td.message", "evil \\u202egnp.exe");
		openNewest();
		assertThat(browser.texts("#detail pre.text").get(0)).isEqualTo("evil·\\u202egnp.exe");
		assertThat(browser.is("/[\\u202a-\\u202e]/.test(document.body.innerHTML)")).isFalse();
		assertThat(browser.is("document.title === 'TCP Lab'")).isTrue();
	}

	@Test
	void showsStepsInOrder() throws Exception {
		exchange("Five!");
		openNewest();
		browser.await("#detail .timeline li", "Server closed");
		assertThat(browser.texts("#detail .timeline .step-text").stream().limit(3)).containsExactly("Client connected",
				"Server received 5 bytesFive!", "Server sent 12 bytesECHO: Five!\\n");
		assertThat(browser.texts("#detail .timeline .step-text")).contains("FIN: client sends no more data",
				"Server closed");
		assertThat(browser.all("#detail .timeline li > .arrow[aria-hidden=true]"))
			.hasSameSizeAs(browser.all("#detail .timeline li"));
		assertThat(browser.texts("#detail .timeline .step-time")).allMatch((time) -> time.matches("[\\d.]+ m?s.*"));
	}

	@Test
	void linksExplanationToStep() throws Exception {
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("Leaves too early");
			client.receive(4);
			client.reset();
		}
		browser.await(ROWS + " td.message", "Leaves too early");
		openNewest();
		browser.await("reset", (any) -> !browser.all("#detail [data-kind=rst]").isEmpty());
		browser.click("#detail .explanation .to-step");
		assertThat(browser.focused().getAttribute("data-kind")).isEqualTo("rst");
	}

	@Test
	void copiesNcCommandAndHex() {
		exchange("50% 'Ñ'\n");
		openNewest();
		assertThat(copied("hex")).isEqualTo("35 30 25 20 27 c3 91 27 0a");
		assertThat(copied("nc")).startsWith("printf '50%% \\047\\303\\221\\047\\n' | nc ")
			.endsWith(" " + lab.port("echo1"));
	}

	@Test
	void copiesPythonProgramThatRuns(@TempDir Path directory) throws Exception {
		exchange("\"Python\" \\ Ñ");
		openNewest();
		Path program = Files.writeString(directory.resolve("again.py"), copied("python"));
		Process python = new ProcessBuilder("python3", program.toString()).redirectErrorStream(true).start();
		assertThat(new String(python.getInputStream().readAllBytes()))
			.isEqualTo("b'ECHO: \"Python\" \\\\ \\xc3\\x91\\n'\n");
	}

	@Test
	void copiesExerciseStepForCheck(@TempDir Path directory) throws Exception {
		exchange("- a: \"b\"\t#Ñ\n");
		openNewest();
		Path file = Files.writeString(directory.resolve("own.yml"),
				"name: own\nkind: server\nsteps:\n" + copied("step"));
		Exercise.Step step = Exercises.of("file:" + file).steps().get(0);
		assertThat(step.send()).isEqualTo("- a: \"b\"\t#Ñ\n");
		assertThat(step.expect()).isEqualTo("ECHO: - a: \"b\"\t#Ñ\n\n");
	}

	@Test
	void explainsWhyThereIsNoStep() {
		Wire.send(lab.port("echo1"), new byte[] { (byte) 0xff, 'x' });
		browser.await(ROWS + " td.message", "\\xffx");
		openNewest();
		assertThat(browser.all("[data-copy=step]")).isEmpty();
		assertThat(browser.one("#detail .copies").getText()).contains("not valid UTF-8");
	}

	@Test
	void sendsAgain() {
		Wire.send(lab.port("echo1"), "Again \\ \u00ad\n");
		browser.await(ROWS + " td.message", "Again \\ \\xad\\n");
		openNewest();
		browser.click("[data-copy=again]");
		browser.await("#talk-answer pre.text", "ECHO:·Again·\\");
		assertThat(browser.one("#detail").isDisplayed()).isFalse();
		browser.await("sent twice",
				(any) -> browser.texts(ROWS + " td.message").stream().limit(2).allMatch("Again \\ \\xad\\n"::equals));
	}

	private static String copied(String kind) {
		browser.run("""
				navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
				document.querySelector(arguments[0]).click();
				""", "[data-copy=%s]".formatted(kind));
		return browser.text("window.copied");
	}

}
