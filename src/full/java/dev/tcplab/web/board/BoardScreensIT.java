package dev.tcplab.web.board;

import java.io.IOException;
import java.nio.file.Path;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on screens of every size. Its pictures are in {@code target/board}.
 */
class BoardScreensIT extends AbstractBoardIT {

	private static final Path PICTURES = Path.of("target", "board");

	private static final String LONG_ADDRESS = """
			document.querySelectorAll('.card .command code').forEach((command) => {
				command.children[1].textContent = '192.168.178.123 ';
			});
			""";

	/**
	 * Elements that are wider than the screen or stick out of their card, and ports in
	 * two lines.
	 */
	private static final String BROKEN = """
			const inside = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
			const broken = [...document.querySelectorAll('.card *, .server-panel *')]
				.filter((element) => element.checkVisibility() && !element.closest('svg') && !element.matches('.hidden'))
				.filter((element) => !inside(element.getBoundingClientRect(),
						element.closest('.card, .server-panel').getBoundingClientRect()));
			const split = [...document.querySelectorAll('.card .port, .card .command code span')]
				.filter((element) => element.checkVisibility() && element.offsetHeight > 30);
			return [...broken, ...split].map((element) => element.className + ' ' + element.textContent)
				.concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []);
			""";

	@Test
	void showsTenExchangesWithoutScrolling() {
		for (int i = 1; i <= 10; i++) {
			exchange("Visible " + "x".repeat(i));
		}
		browser.run(LONG_ADDRESS);
		assertThat(browser.is("""
				[...document.querySelectorAll('#exchange-rows tr')].slice(0, 10)
					.every((row) => row.getBoundingClientRect().bottom <= innerHeight)
				""")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 320, 360, 400, 490, 520, 560, 600, 640, 700, 730, 780, 800, 840, 890, 960, 1024, 1280, 1440,
			1600, 1920 })
	void keepsValuesInsideOfCards(int width) {
		exchange("Some exchange with a message that is longer than every screen: " + "x".repeat(120));
		openPanel("echo1");
		browser.click(panel("echo1") + " summary");
		browser.screen(width, 600, "light");
		browser.run(LONG_ADDRESS);
		assertThat(browser.list(BROKEN)).isEmpty();
		openNewest();
		assertThat(browser
			.is("document.querySelector('#detail').scrollWidth > document.querySelector('#detail').clientWidth"))
			.as("detail scrolls sideways")
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "360, 740, light", "360, 740, dark", "640, 800, light", "800, 600, dark", "1280, 800, light",
			"1280, 800, dark", "1920, 1080, light" })
	void isAccessibleOnEveryScreen(int width, int height, String scheme) throws IOException {
		Wire.send(lab.port("echo1"), "Hello, I am María");
		Wire.connect(lab.port("echo1")).leave();
		exchange("Hola, soy José\r\n");
		browser.screen(width, height, scheme);
		assertThat(browser.is("matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo("dark".equals(scheme));
		look("board", width, scheme);
		openPanel("echo1");
		browser.click(panel("echo1") + " summary");
		browser.click("#clear");
		look("server", width, scheme);
		browser.click("#unclear");
		openNewest();
		look("detail", width, scheme);
		browser.escape();
		browser.type("b");
		browser.await("#projector code", "nc ");
		look("projector", width, scheme);
		browser.type("e");
		look("projector-exchanges", width, scheme);
	}

	private static void look(String name, int width, String scheme) throws IOException {
		browser.picture(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, scheme)));
		assertThat(browser.barriers()).isEmpty();
		assertThat(browser.is("document.documentElement.scrollWidth > innerWidth")).as("scrolls sideways").isFalse();
	}

}
