package dev.tcplab.web.board;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages to a server, and the keyboard.
 */
class BoardTalkIT extends AbstractBoardIT {

	@Test
	void sendsMessageToServer() {
		browser.select("#talk-server", "echo1");
		browser.one("#talk-message").sendKeys("Hello\\x0a", Keys.ENTER);
		browser.await("#talk-answer pre.text", "ECHO:·Hello\\n\n\\n");
		browser.await("#talk-answer pre.hex", "45 43 48 4f 3a 20 48 65  6c 6c 6f 0a 0a");
		browser.await(ROWS + " td.message", "Hello\\n");
	}

	@Test
	void explainsWhyMessageWasNotSent() {
		browser.one("#talk-message").sendKeys("\\xzz", Keys.ENTER);
		browser.await("refused", (any) -> !browser.all("#talk-answer .refusal").isEmpty());
		assertThat(browser.errors()).singleElement().asString().contains("status of 400");
	}

	@Test
	void keepsConnectionOpen() {
		browser.select("#talk-server", "echo1");
		assertThat(browser.one("#talk-keep").isDisplayed()).isFalse();
		browser.select("#talk-server", "teacher");
		browser.click("#talk-keep");
		browser.one("#talk-message").sendKeys("One", Keys.ENTER);
		browser.await("#talk-kept", "The connection to teacher is open");
		browser.await(ROWS + " td.message", "One");
		browser.one("#talk-message").sendKeys(" more", Keys.ENTER);
		browser.await(ROWS + " td.message", "One more");
		assertThat(browser.texts(ROWS + " td.client").stream().limit(2).distinct()).hasSize(1);
		browser.click("#talk-end");
		browser.await("ended", (any) -> !browser.one("#talk-kept").isDisplayed());
		browser.await("#connected-empty", "No client");
	}

	@Test
	void worksWithKeyboardOnly() {
		browser.type(Keys.TAB);
		assertThat(browser.focused().getText()).isEqualTo("Skip to the exchanges");
		browser.type("t");
		browser.type("By keyboard", Keys.ENTER);
		browser.await(ROWS + " td.message", "By keyboard");
		browser.type(Keys.TAB);
		browser.type("e");
		browser.type(Keys.ENTER);
		browser.await("#detail pre.text", "By·keyboard");
		browser.escape();
		browser.type(Keys.ARROW_DOWN, Keys.ARROW_UP);
		assertThat(browser.is("document.activeElement.closest('#exchange-rows tr:first-child')")).isTrue();
		browser.type("b");
		browser.await("full screen", (any) -> browser.is("document.fullscreenElement"));
		browser.await("#projector code", " " + lab.port("echo1"));
		assertThat(browser.is("document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#projector')"))
			.isTrue();
		browser.type("b");
		browser.await("closed", (any) -> !browser.is("document.fullscreenElement"));
		assertThat(browser.one("#projector").isDisplayed()).isFalse();
		browser.type("?");
		assertThat(browser.one("#help").isDisplayed()).isTrue();
		browser.escape();
		browser.type("/");
		assertThat(browser.focused().getAttribute("id")).isEqualTo("filter-text");
	}

}
