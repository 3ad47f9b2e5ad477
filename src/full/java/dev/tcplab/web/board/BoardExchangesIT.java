package dev.tcplab.web.board;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of exchanges.
 */
class BoardExchangesIT extends AbstractBoardIT {

	@Test
	void showsExchangeLive() {
		exchange("As it happens");
		assertThat(List.of("td.server", "td.answer", "td.outcome")
			.stream()
			.map((cell) -> browser.texts(ROWS + " " + cell).get(0)))
			.containsExactly("echo1", "ECHO: As it happens\\n", "answered");
	}

	@Test
	void filtersExchanges() {
		exchange("Filter one");
		exchange("Filter two");
		browser.one("#filter-text").sendKeys("filter TWO");
		awaitMessages("Filter two");
		browser.one("#filter-client").sendKeys("192.0.2.99");
		awaitMessages();
		browser.await("#exchanges-empty", "No exchange matches");
		browser.one("#filter-client").clear();
		browser.one("#filter-client").sendKeys("127.0.0.1");
		awaitMessages("Filter two");
		browser.select("#filter-server", "happy");
		awaitMessages();
		browser.select("#filter-server", "echo1");
		awaitMessages("Filter two");
		browser.select("#filter-outcome", "reset");
		awaitMessages();
	}

	@Test
	void marksAndFiltersRemarks() {
		exchange("Nothing to remark");
		exchange("Entered in nc\n");
		assertThat(browser.all(ROWS + ":first-child .flag")).hasSize(1);
		browser.click("#filter-remark");
		browser.await("only remarks", (any) -> browser.texts(ROWS + " td.message").contains("Entered in nc\\n")
				&& !browser.texts(ROWS + " td.message").contains("Nothing to remark"));
	}

	@Test
	void distinguishesClientWithoutMessage() throws IOException {
		exchange("Before the crash");
		Wire.connect(lab.port("echo1")).leave();
		browser.await("crash", (any) -> browser.texts(ROWS + " td.outcome .badge").get(0).matches("no message|reset"));
		String answered = browser.color(ROWS + " .badge[data-outcome=answered]:not([data-empty])");
		assertThat(browser.color(ROWS + " .badge")).isNotEqualTo(answered);
	}

	@Test
	void downloadsWhatFilterShows() throws Exception {
		exchange("Download one");
		exchange("Download two");
		browser.one("#filter-text").sendKeys("download TWO");
		awaitMessages("Download two");
		String lines = BoardLab.download(browser.one("#download-jsonl").getAttribute("href"));
		assertThat(lines.lines()).singleElement().asString().contains("Download two");
		assertThat(browser.one("#download-pcapng").getAttribute("href"))
			.endsWith("/board/exchanges.pcapng?text=download+TWO");
		assertThat(browser.one("#downloads").getText()).contains("headers are synthetic");
	}

	@Test
	void pausesAndResumes() {
		browser.click("#pause");
		Wire.send(lab.port("echo1"), "While paused");
		browser.await("#pause", "1 exchange waiting");
		assertThat(browser.texts(ROWS + " td.message")).doesNotContain("While paused");
		browser.click("#pause");
		browser.await(ROWS + " td.message", "While paused");
	}

	@Test
	void clearsHereOnlyAndShowsAgain() {
		exchange("To be cleared");
		browser.click("#clear");
		assertThat(browser.all(ROWS)).isEmpty();
		browser.await("#cleared", "hidden on this page only");
		exchange("After clearing");
		awaitMessages("After clearing");
		browser.click("#unclear");
		browser.await(ROWS + " td.message", "To be cleared");
		assertThat(browser.one("#cleared").isDisplayed()).isFalse();
	}

	@Test
	void mergesRepeatingClient() {
		exchange("Before the loop");
		IntStream.range(0, 30).forEach((i) -> Wire.send(lab.port("echo2"), "Loop " + i));
		browser.await(ROWS + " .times", "×30");
		assertThat(browser.texts(ROWS + " td.message")).startsWith("×30Loop 29", "Before the loop");
		browser.click(ROWS + " .times");
		browser.await(ROWS + " td.message", "Loop 7");
		browser.click(ROWS + " .times");
		browser.await("merged", (any) -> !browser.texts(ROWS + " td.message").contains("Loop 7"));
	}

	@Test
	void fetchesSkippedExchanges() {
		exchange("Before the burst");
		browser.click("#clear");
		IntStream.range(0, 320).parallel().forEach((i) -> Wire.send(lab.port("happy"), letters(i) + " in a burst"));
		browser.await("#exchanges-count", "320 of");
		assertThat(browser.texts("#notices")).noneMatch((notice) -> notice.contains("not in the list"));
	}

	/**
	 * Digits would be merged.
	 */
	private static String letters(int number) {
		return "%c%c".formatted('a' + number / 26, 'a' + number % 26);
	}

	@Test
	void startsOverAfterRestart() {
		int port = FixedPorts.next();
		try (BoardLab before = BoardLab.start(port)) {
			show(before, "");
			Wire.send(before.port("echo1"), "Before");
			browser.await(ROWS + " td.message", "Before");
		}
		try (BoardLab after = BoardLab.start(port)) {
			browser.await("#notices", "restarted");
			browser.await("#connection", "Live");
			assertThat(browser.texts(ROWS + " td.message")).doesNotContain("Before");
			Wire.send(after.port("echo1"), "After");
			browser.await(ROWS + " td.message", "After");
		}
		browser.await("#connection", "Offline");
		assertThat(browser.errors()).allMatch((error) -> error.contains("net::ERR_"));
	}

}
