package dev.tcplab.web.board;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two students on the class page, and their teacher on the board, each in a browser.
 */
@EnabledIf(value = "dev.tcplab.web.board.Browser#isInstalledOrRequired", disabledReason = Browser.MISSING)
@EnabledOnOs(OS.LINUX)
@ExtendWith(SharedBoard.class)
@ResourceLock("browser")
class ClassPageIT {

	private static final Path PICTURES = Path.of("target", "board");

	private static final String MESSAGES = "#exchange-rows td.message";

	private static BoardLab lab;

	private static Desk ada;

	private static Desk bob;

	private static Browser teacher;

	@BeforeAll
	static void startClass() throws IOException {
		lab = BoardLab.start("--tcp-lab.class.enabled=true", "--tcp-lab.class.teachers=127.0.0.1/32",
				"--server.address=127.0.0.1");
		ada = Desk.of(new Student("Ada", 120), lab);
		bob = Desk.of(new Student("Bob", 121), lab);
		teacher = AbstractBoardIT.browser;
	}

	@AfterAll
	static void endClass() throws IOException {
		AbstractBoardIT.show(AbstractBoardIT.lab, "");
		ada.close();
		bob.close();
		lab.close();
	}

	@BeforeEach
	void openPages() {
		ada.open(1280, 800, "light");
		bob.open(360, 740, "dark");
		teacher.screen(1280, 800, "light");
		AbstractBoardIT.show(lab, "");
	}

	@AfterEach
	void assertNoConsoleErrors() {
		assertThat(ada.browser().errors()).isEmpty();
		assertThat(bob.browser().errors()).isEmpty();
		assertThat(teacher.errors()).isEmpty();
	}

	@Test
	void showsOnlyOwnExchanges() {
		ada.student().greet(lab.port("echo1"));
		bob.student().greet(lab.port("echo2"));
		ada.browser().await(MESSAGES, "I am Ada");
		bob.browser().await(MESSAGES, "I am Bob");
		teacher.await(MESSAGES, "I am Ada");
		teacher.await(MESSAGES, "I am Bob");
		assertThat(ada.browser().text("document.body.textContent")).contains("Your address is 127.0.0.120.")
			.doesNotContain("I am Bob");
		assertThat(bob.browser().text("document.body.textContent")).doesNotContain("I am Ada");
	}

	@Test
	void explainsOwnExchange() {
		ada.student().crash(lab.port("echo1"));
		ada.browser().await("#exchange-rows .outcome", "no message");
		ada.browser().click("#exchange-rows button");
		ada.browser().await("#detail .explanation", "is there a send() before it");
		ada.browser().await("#detail .step-text", "Server closed");
		assertThat(ada.browser().texts("#detail .copies button")).contains("nc command", "Python program")
			.doesNotContain("Send again");
		ada.browser().escape();
		assertThat(ada.browser().focused().getText()).matches("[\\d:]+");
	}

	@ParameterizedTest
	@CsvSource({ "echo1, ECHO: Hello", "teacher, Hello from the teacher's server" })
	void showsCommandAndProgram(String server, String answer, @TempDir Path folder) throws Exception {
		Browser page = ada.browser();
		page.click("#connect-servers [value=%s] + span".formatted(server));
		assertThat(page.one("#connect-text pre").getText())
			.isEqualTo("printf 'Hello' | nc 127.0.0.1 %d".formatted(lab.port(server)));
		page.click("[value=python] + span");
		Path program = Files.writeString(folder.resolve("hello.py"),
				page.text("document.querySelector('#connect-text pre').textContent"));
		Process python = new ProcessBuilder("python3", "-W", "error", program.toString()).redirectErrorStream(true)
			.start();
		assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith(answer);
	}

	@Test
	void choosesServerWithKeyboard() {
		ada.browser().run("document.querySelector('#connect-servers :checked').focus()");
		String before = ada.browser().one("#connect-text pre").getText();
		ada.browser().type(Keys.ARROW_RIGHT);
		assertThat(ada.browser().one("#connect-text pre").getText()).isNotEqualTo(before);
	}

	@Test
	void checksServerOfStudent() throws IOException {
		ada.say("Ada");
		try (ServerSocket wrong = ada.student().serve((message) -> message)) {
			ada.check(BoardClassIT.ECHO1, wrong.getLocalPort(), "failed");
		}
		assertThat(ada.browser().texts("#check-points [data-state=failed]")).singleElement()
			.asString()
			.contains("the answer is right: failed", "ECHO");
		teacher.await("#student-rows tr", "Ada127.0.0.120echo1failed");
		try (ServerSocket right = ada.student().serve((message) -> "ECHO: " + message + "\n")) {
			ada.check(BoardClassIT.ECHO1, right.getLocalPort(), "passed");
		}
		assertThat(ada.browser().texts("#check-status")).first().asString().contains("Passed");
		teacher.await("#student-rows tr", "Ada127.0.0.120echo1passed");
	}

	@Test
	void checksClientOfStudent() {
		Browser page = bob.browser();
		page.click("[name=kind][value=client] + span");
		page.click("#check-start");
		page.await("#check-connect pre", "PORT = ");
		String target = page.texts("#check-connect pre").get(0);
		assertThat(target).startsWith("IP = \"127.0.0.1\"");
		bob.student().greet(Integer.parseInt(target.replaceAll("(?s).*PORT = (\\d+)\\s*", "$1")));
		page.await("#check-status[data-result=passed]", "client: Passed");
		teacher.await("#student-rows tr", "(no name)127.0.0.121clientpassed");
	}

	@Test
	void stopsCheckOfClient() {
		Browser page = bob.browser();
		page.click("[name=kind][value=client] + span");
		page.click("#check-start");
		page.await("#check-connect pre", "PORT = ");
		page.click("#check-stop");
		page.await("#check-start", "Check");
		page.await("stop", (any) -> !page.one("#check-stop").isDisplayed());
		page.await("#check-status", "stopped");
	}

	@Test
	void explainsRefusedPort() {
		ada.browser().one("#check-port").clear();
		ada.browser().one("#check-port").sendKeys("80");
		ada.browser().click("#check-start");
		ada.browser().await("#check-refusal", "1024");
		assertThat(ada.browser().errors()).singleElement().asString().contains("400");
	}

	@Test
	void namesStudentsToTeacher() {
		teacher.one("#expected").sendKeys("Lovelace, Ada\nGrace");
		ada.say("Ada <b>Lovelace</b>");
		teacher.await("#student-rows .name", "Ada <b>Lovelace</b>");
		teacher.await("[data-list=seen] li", "Lovelace, Ada 127.0.0.120");
		assertThat(teacher.texts("[data-list=missing] li")).containsExactly("Grace");
		assertThat(teacher.texts("#class-url")).singleElement().asString().endsWith("/class");
		teacher.click("#open-projector");
		teacher.await("#projector .page", "/class");
		teacher.escape();
	}

	@Test
	void hidesTableWithoutClassPage() {
		AbstractBoardIT.show(AbstractBoardIT.lab, "");
		assertThat(teacher.one("#class").isDisplayed()).isFalse();
		assertThat(teacher.one("#class-link").isDisplayed()).isFalse();
	}

	@Test
	void reportsSharedAddress() throws IOException {
		try (Desk zoe = Desk.of(new Student("Zoe", 123), lab); Desk max = Desk.of(new Student("Max", 123), lab)) {
			zoe.open(1280, 800, "light");
			max.open(1280, 800, "light");
			zoe.say("Zoe");
			max.say("Max");
			zoe.browser().await("#you", "Max has this address too, so you see each other’s exchanges.");
			max.browser().await("#you", "Zoe has this address too");
			teacher.await("#student-rows .address", "127.0.0.123 (shared)");
			max.open(1280, 800, "light");
			assertThat(max.browser().one("#name").getAttribute("value")).isEqualTo("Max");
		}
	}

	@Test
	void reportsLostConnection() throws IOException {
		try (Desk far = Desk.of(new Student("Far", 122), lab)) {
			far.open(1280, 800, "light");
			far.relay().close();
			far.browser().await("#notices", "does not answer. This page keeps trying.");
		}
	}

	@Test
	void fitsOnLaptop() {
		IntStream.range(0, 8).forEach((i) -> ada.student().greet(lab.port("echo1")));
		ada.browser().await("rows", (any) -> ada.browser().all(MESSAGES).size() >= 8);
		ada.browser().click("[value=python] + span");
		assertThat(ada.browser().is("document.documentElement.scrollHeight <= innerHeight")).isTrue();
		assertThat(ada.browser().is("""
				[...document.querySelectorAll('#connect-text, #check-start, #exchange-rows tr:nth-child(-n+6)')]
					.every((part) => part.getBoundingClientRect().bottom <= innerHeight)
				""")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "360, 740, dark", "768, 1024, light", "1280, 800, dark", "1920, 1080, light" })
	void isAccessibleOnEveryScreen(int width, int height, String scheme) throws IOException {
		try (ServerSocket wrong = bob.student().serve((message) -> message)) {
			bob.student().greet(lab.port("echo1"));
			bob.browser().screen(width, height, scheme);
			bob.check(BoardClassIT.ECHO1, wrong.getLocalPort(), "failed");
		}
		bob.browser().click("[value=python] + span");
		look("class", width, scheme);
		bob.browser().click("#exchange-rows button");
		bob.browser().await("detail", (any) -> bob.browser().one("#detail").isDisplayed());
		look("class-detail", width, scheme);
		teacher.screen(width, height, scheme);
		teacher.await("#student-rows tr", "127.0.0.121");
		teacher.run("document.querySelector('#class').scrollIntoView()");
		assertThat(teacher.barriers()).isEmpty();
		assertThat(teacher.is("document.documentElement.scrollWidth > innerWidth")).isFalse();
		teacher.picture(PICTURES.resolve("class-teacher-%d-%s.png".formatted(width, scheme)));
	}

	private static void look(String name, int width, String scheme) throws IOException {
		bob.browser().picture(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, scheme)));
		assertThat(bob.browser().barriers()).isEmpty();
		assertThat(bob.browser().is("document.documentElement.scrollWidth > innerWidth")).as("scrolls sideways")
			.isFalse();
	}

}
