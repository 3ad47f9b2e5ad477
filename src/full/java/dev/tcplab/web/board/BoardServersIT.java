package dev.tcplab.web.board;

import java.util.Comparator;
import java.util.List;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The servers: cards, details, faults, and the projector view.
 */
class BoardServersIT extends AbstractBoardIT {

	@Test
	void sortsServersByPort() {
		List<String> byPort = List.of("happy", "echo1", "echo2", "echo3", "teacher")
			.stream()
			.sorted(Comparator.comparing(lab::port))
			.toList();
		assertThat(browser.texts(".card h3")).isEqualTo(byPort);
		assertThat(browser.texts(".card [data-fact=port]"))
			.isEqualTo(byPort.stream().map((name) -> "" + lab.port(name)).toList());
		browser.type("b");
		browser.await("#projector code", " " + lab.port("echo1"));
		assertThat(browser.texts("#projector-servers span")).isEqualTo(byPort);
	}

	@Test
	void stopsAndStartsServer() {
		openPanel("happy");
		browser.click(panel("happy") + " [data-action=stop]");
		browser.await(card("happy") + " .state", "stopped");
		Wire.awaitRefusal(lab.port("happy"));
		browser.click(card("happy") + " [data-action=start]");
		browser.await(card("happy") + " .state", "listening");
	}

	@Test
	void resetsAndStartsFinishedServer() {
		for (int client = 1; client <= 5; client++) {
			Wire.send(lab.port("echo3"), "Test" + client);
		}
		browser.await(card("echo3") + " .state", "finished");
		browser.await(card("echo3") + " .numbers", "0 of 5 left");
		browser.click(card("echo3") + " [data-action=restart]");
		browser.await(card("echo3") + " .confirm", "This forgets 5 clients and all counts.");
		browser.type(Keys.ESCAPE);
		browser.click(card("echo3") + " [data-action=restart]");
		browser.click(card("echo3") + " [data-confirm=restart]");
		browser.await(card("echo3") + " .state", "listening");
		browser.await(card("echo3") + " .numbers", "5 of 5 left");
		assertThat(Wire.send(lab.port("echo3"), "First")).isEqualTo("ECHO: First\n");
	}

	@Test
	void resetsServerAfterConfirmation() {
		exchange("To be forgotten");
		openPanel("echo1");
		browser.click(panel("echo1") + " [data-action=reset]");
		browser.click(panel("echo1") + " [data-confirm=reset]");
		browser.await("reset",
				(any) -> browser.texts(panel("echo1") + " [data-fact=connections]").equals(List.of("0")));
	}

	@Test
	void turnsFaultsOnAndOff() {
		openPanel("happy");
		browser.click(panel("happy") + " [data-fault=reset]");
		browser.await(card("happy") + " .faults", "Faults on: reset (end reset)");
		assertThat(Wire.tryToSend(lab.port("happy"), "Mark")).isEqualTo("<reset>");
		browser.await("pressed", (any) -> browser
			.is("document.querySelector('%s [data-fault=reset]').ariaPressed === 'true'".formatted(panel("happy"))));
		browser.click(panel("happy") + " [data-fault=off]");
		browser.await("off", (any) -> !browser.one(card("happy") + " .faults").isDisplayed());
		assertThat(Wire.tryToSend(lab.port("happy"), "Mark")).isNotEqualTo("<reset>");
	}

	@Test
	void marksFieldOfWrongFault() {
		openPanel("happy");
		browser.click(panel("happy") + " summary");
		String delay = panel("happy") + " [name=delay]";
		browser.one(delay).sendKeys("soon", Keys.ENTER);
		browser.await(panel("happy") + " .refusal", "Invalid value 'soon' for delay. Allowed: ");
		assertThat(browser.focused()).isEqualTo(browser.one(delay));
		assertThat(browser.one(delay).getAttribute("aria-invalid")).isEqualTo("true");
		assertThat(browser.errors()).singleElement().asString().contains("status of 400");
		browser.one(delay).clear();
		browser.one(delay).sendKeys("1ms");
		browser.one(panel("happy") + " [name=percent]").sendKeys("0", Keys.ENTER);
		browser.await(card("happy") + " .faults", "Faults on: delay 1ms, percent 0");
		assertThat(browser.all(panel("happy") + " [aria-invalid]")).isEmpty();
		browser.click(panel("happy") + " [data-fault=off]");
		browser.await("off", (any) -> !browser.one(card("happy") + " .faults").isDisplayed());
	}

	@Test
	void hidesButtonsIfReadOnly() {
		try (BoardLab readOnly = BoardLab.start("--management.endpoint.tcpservers.access=read-only",
				"--management.endpoint.tcpfaults.access=read-only", "--tcp-lab.servers.happy.faults.slice=3")) {
			show(readOnly, "");
			openPanel("happy");
			assertThat(browser.one("#read-only").isDisplayed()).isTrue();
			assertThat(browser.all("[data-action], [data-fault]")).noneMatch(WebElement::isDisplayed);
			browser.await(card("happy") + " .faults", "Faults on: slice 3");
			assertThat(browser.one(panel("happy")).getText()).contains("Faults can’t be changed here");
			show(lab, "");
		}
	}

	@Test
	void showsExchangesInProjectorView() {
		browser.screen(1920, 1080, "light");
		for (int i = 1; i <= 12; i++) {
			exchange("For the last row " + "x".repeat(i));
		}
		browser.type("b");
		browser.await("#projector code", " " + lab.port("echo1"));
		browser.type("e");
		browser.await("#projector-exchanges code", "For the last row xxxxxxxxxxxx");
		assertThat(browser.all("#projector-exchanges li")).hasSize(10);
		assertThat(browser
			.is("""
					[...document.querySelectorAll('#projector-exchanges li')].every((row) =>
						parseFloat(getComputedStyle(row).fontSize) >= 40 && row.getBoundingClientRect().bottom < innerHeight)
					"""))
			.isTrue();
	}

	@Test
	void opensProjectorViewByOldLink() {
		browser.go("about:blank");
		browser.go(lab.url() + "#blackboard");
		browser.await("#projector code", " " + lab.port("echo1"));
	}

}
