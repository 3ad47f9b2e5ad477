package dev.tcplab.web.board;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page's address: a link shows what the page showed.
 */
class BoardAddressIT extends AbstractBoardIT {

	@Test
	void keepsFilterInAddress() {
		exchange("Shared by link");
		browser.select("#filter-server", "echo1");
		browser.one("#filter-text").sendKeys("by LINK");
		awaitMessages("Shared by link");
		String link = browser.url();
		assertThat(link).endsWith("/?server=echo1&text=by+LINK");
		show(lab, "");
		browser.go(link);
		awaitMessages("Shared by link");
	}

	@Test
	void goesBackAndForward() {
		exchange("Back and forward");
		browser.select("#filter-server", "echo1");
		openNewest();
		assertThat(browser.url()).contains("/?server=echo1&exchange=");
		browser.back();
		browser.await("closed", (any) -> !browser.one("#detail").isDisplayed());
		browser.forward();
		browser.await("opened", (any) -> browser.one("#detail").isDisplayed());
		browser.await("#detail pre.text", "Back·and·forward");
		browser.escape();
		browser.await("left", (any) -> browser.url().endsWith("/?server=echo1"));
		browser.back();
		browser.await("unfiltered", (any) -> browser.is("document.querySelector('#filter-server').value === ''"));
	}

	@Test
	void opensSharedExchange() {
		exchange("Open me by link");
		openNewest();
		String link = browser.url();
		show(lab, "");
		browser.go(link);
		browser.await("#detail pre.text", "Open·me·by·link");
		browser.escape();
		browser.await("left", (any) -> !browser.url().contains("exchange"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?exchange=999999999999   | Exchange 999999999999 is not here
			?exchange=%3Cimg%3E      | “<img>” is not the number of an exchange.
			?exchange=-1             | “-1” is not the number of an exchange.
			?server=nowhere          | There is no server “nowhere” here.
			?outcome=%F0%9F%92%A5    | is not an outcome. Outcomes are answered, timeout, reset, error.
			?remark=maybe            | remark must be true, but is “maybe”.
			?client=nobody&text=%00  | No exchange matches the filter.
			""")
	void explainsWhatAddressCannotShow(String query, String sentence) {
		exchange("Not asked for");
		show(lab, query);
		browser.await("#exchanges-empty", sentence);
		assertThat(browser.all(ROWS)).isEmpty();
		browser.click("#show-all");
		browser.await(ROWS + " td.message", "Not asked for");
		assertThat(browser.url()).endsWith("/");
	}

}
