package dev.tcplab.web.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The board in Chromium. Its pictures are in {@code target/board};
 * {@code cp target/board/*.png docs/images/} copies them to the documentation.
 */
@EnabledIf(value = "dev.tcplab.web.board.Browser#isInstalledOrRequired", disabledReason = Browser.MISSING)
class BoardBrowserIT {

	private static final Path PICTURES = Path.of("target", "board");

	private static final String ROWS = "#exchange-rows tr:not([hidden])";

	private static Browser browser;

	private static BoardLab lab;

	@BeforeAll
	static void open() {
		browser = Browser.open();
		lab = BoardLab.start();
	}

	@BeforeEach
	void showBoard() {
		browser.screen(1280, 800, "light");
		show(lab);
	}

	@AfterEach
	void assertNoConsoleErrors() {
		assertThat(browser.errors()).isEmpty();
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.close();
		}
		if (lab != null) {
			lab.close();
		}
	}

	@Test
	void showsExchangeLive() {
		exchange("As it happens");
		assertThat(texts("td.server", "td.number", "td.answer", "td.outcome")).startsWith("echo1")
			.contains("ECHO: As it happens\\n")
			.endsWith("answered");
		browser.await(card("echo1") + " .state", "listening");
		assertThat(browser.texts(card("echo1") + " [data-fact=port]")).containsExactly("" + lab.port("echo1"));
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
	void marksServerWithFaults() throws Exception {
		lab.send("POST", "/actuator/tcpfaults/happy", "{\"end\":\"reset\",\"after-bytes\":\"3\"}");
		browser.await(card("happy") + " .faults", "Faults on purpose: end reset, after-bytes 3");
		assertThat(Wire.tryToSend(lab.port("happy"), "Mark")).isEqualTo("<reset>");
		browser.await(ROWS + " td.message", "Mark");
		openNewest();
		assertThat(browser.one("#detail .explanation").getText()).contains("on purpose: a fault on demand, reset");
		browser.escape();
		lab.send("DELETE", "/actuator/tcpfaults/happy", "");
		browser.await("unmarked", (any) -> !browser.one(card("happy") + " .faults").isDisplayed());
	}

	@Test
	void stopsAndStartsServer() {
		String button = card("happy") + " [data-action=toggle]";
		assertThat(browser.texts(button)).containsExactly("Stop");
		browser.click(button);
		browser.await(card("happy") + " .state", "stopped");
		Wire.awaitRefusal(lab.port("happy"));
		browser.click(button);
		browser.await(card("happy") + " .state", "listening");
	}

	@Test
	void resetsFinishedServer() {
		for (int client = 1; client <= 5; client++) {
			Wire.send(lab.port("echo3"), "Test" + client);
		}
		browser.await(card("echo3") + " .state", "finished");
		browser.await(card("echo3") + " [data-fact=limit]", "0 of 5 left");
		browser.click(card("echo3") + " [data-action=reset]");
		browser.await(card("echo3") + " [data-fact=limit]", "5 of 5 left");
	}

	@Test
	void pausesResumesAndClearsExchanges() {
		browser.click("#pause");
		Wire.send(lab.port("echo1"), "While paused");
		browser.await("#pause", "1 exchange waiting");
		assertThat(browser.texts(ROWS + " td.message")).doesNotContain("While paused");
		browser.click("#pause");
		browser.await(ROWS + " td.message", "While paused");
		browser.click("#clear");
		assertThat(browser.all(ROWS)).isEmpty();
	}

	@Test
	void listsClientsAndMissingNames() throws Exception {
		browser.one("#expected").sendKeys("ana\n192.0.2.99");
		exchange("I am Ana");
		browser.await("#client-rows .address", "127.0.0.1");
		browser.await("[data-list=seen]", "ana");
		assertThat(browser.texts("[data-list=missing] li")).containsExactly("192.0.2.99");
		assertThat(BoardLab.download(browser.one("#clients .download").getAttribute("href"))).contains("127.0.0.1");
		assertThat(BoardLab.download(browser.one("#exchanges .download").getAttribute("href"))).contains("I am Ana");
	}

	@Test
	void showsConnectedClients() throws IOException {
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			browser.await("#connected", "127.0.0.1:" + client.localPort());
		}
		browser.await("#connected-empty", "Nobody");
	}

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
		browser.await("#blackboard code", " " + lab.port("echo1"));
		assertThat(browser.is("document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#blackboard')"))
			.isTrue();
		browser.type("b");
		browser.await("closed", (any) -> !browser.is("document.fullscreenElement"));
		assertThat(browser.one("#blackboard").isDisplayed()).isFalse();
		browser.type("?");
		assertThat(browser.one("#help").isDisplayed()).isTrue();
		browser.escape();
		browser.type("/");
		assertThat(browser.focused().getAttribute("id")).isEqualTo("filter-text");
	}

	@Test
	void startsOverAfterRestart() {
		int port = FixedPorts.next();
		try (BoardLab before = BoardLab.start(port)) {
			show(before);
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

	@Test
	void hidesButtonsIfReadOnly() {
		try (BoardLab readOnly = BoardLab.start("--management.endpoint.tcpservers.access=read-only")) {
			show(readOnly);
			assertThat(browser.one("#read-only").isDisplayed()).isTrue();
			assertThat(browser.all(".card [data-action]")).noneMatch(WebElement::isDisplayed);
			show(lab);
		}
	}

	@ParameterizedTest
	@CsvSource({ "360, 740, light", "360, 740, dark", "1280, 800, light", "1280, 800, dark", "1920, 1080, light" })
	void isAccessibleOnEveryScreen(int width, int height, String scheme) throws IOException {
		Wire.send(lab.port("echo1"), "Hello, I am María");
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("Bye").reset();
		}
		exchange("Hola, soy José\r\n");
		browser.screen(width, height, scheme);
		assertThat(browser.is("matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo("dark".equals(scheme));
		look("board", width, scheme);
		openNewest();
		look("detail", width, scheme);
		browser.escape();
		browser.type("b");
		browser.await("#blackboard code", "nc ");
		look("blackboard", width, scheme);
	}

	private static void look(String name, int width, String scheme) throws IOException {
		assertThat(browser.barriers()).isEmpty();
		assertThat(browser.is("document.documentElement.scrollWidth > innerWidth")).as("scrolls sideways").isFalse();
		if (width == 1280) {
			browser.picture(PICTURES.resolve("%s-%s.png".formatted(name, scheme)));
		}
	}

	private static void show(BoardLab shown) {
		browser.go(shown.url().toString());
		browser.await("#connection", "Live");
		browser.await("cards", (any) -> browser.all(".card").size() == 3);
	}

	private static void exchange(String message) {
		Wire.send(lab.port("echo1"), message);
		String shown = message.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
		browser.await(ROWS + " td.message", shown);
	}

	private static void openNewest() {
		browser.click(ROWS + " button");
		browser.await("detail", (any) -> browser.one("#detail").isDisplayed());
	}

	private static String texts(String... cells) {
		return List.of(cells)
			.stream()
			.map((cell) -> browser.texts(ROWS + " " + cell).get(0))
			.reduce("", (all, text) -> all + " " + text)
			.strip();
	}

	private static void awaitMessages(String... expected) {
		browser.await("only " + List.of(expected),
				(any) -> browser.texts(ROWS + " td.message").equals(List.of(expected)));
	}

	private static String card(String server) {
		return "[data-server=%s]".formatted(server);
	}

}
