package dev.tcplab.web.board;

import java.util.List;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in Chromium, one test after another.
 */
@EnabledIf(value = "dev.tcplab.web.board.Browser#isInstalledOrRequired", disabledReason = Browser.MISSING)
@ExtendWith(SharedBoard.class)
@ResourceLock("browser")
abstract class AbstractBoardIT {

	static final String ROWS = "#exchange-rows tr:not([hidden])";

	static Browser browser;

	static BoardLab lab;

	@BeforeEach
	void showBoard() {
		browser.screen(1280, 800, "light");
		show(lab, "");
	}

	@AfterEach
	void assertNoConsoleErrors() {
		assertThat(browser.errors()).isEmpty();
	}

	/**
	 * Opens the page with a query in its address.
	 */
	static void show(BoardLab shown, String query) {
		browser.go(shown.url() + query);
		browser.await("#connection", "Live");
		browser.await("cards", (any) -> browser.all(".card").size() == 5);
	}

	/**
	 * Sends a message to echo1, and waits until the page shows the exchange.
	 */
	static void exchange(String message) {
		Wire.send(lab.port("echo1"), message);
		String shown = message.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
		browser.await(ROWS + " td.message", shown);
	}

	static void openNewest() {
		browser.click(ROWS + " td.at button");
		browser.await("detail", (any) -> browser.one("#detail").isDisplayed());
	}

	static void awaitMessages(String... expected) {
		browser.await("only " + List.of(expected),
				(any) -> browser.texts(ROWS + " td.message").equals(List.of(expected)));
	}

	static String card(String server) {
		return "[data-server=%s]".formatted(server);
	}

	static String panel(String server) {
		return "[data-panel=%s]".formatted(server);
	}

	static void openPanel(String server) {
		browser.click(card(server) + " .more");
		browser.await("panel", (any) -> browser.one(panel(server)).isDisplayed());
	}

}
