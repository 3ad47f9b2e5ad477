package dev.tcplab.web.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clients, and the names that are missing.
 */
class BoardClientsIT extends AbstractBoardIT {

	private static final String SEEN = "[data-list=seen] li";

	private static final String MISSING = "[data-list=missing] li";

	@AfterEach
	void forgetNames() {
		browser.run("localStorage.clear()");
	}

	@Test
	void listsClients() throws Exception {
		exchange("I am in the file");
		browser.await("#client-rows .address", "127.0.0.1");
		assertThat(BoardLab.download(browser.one("#download-clients").getAttribute("href"))).contains("127.0.0.1")
			.contains("I am in the file");
	}

	@Test
	void findsNamesByWords() {
		browser.one("#expected").sendKeys("Peñalver, Zulema\nana\nZoe\n192.0.2.99");
		exchange("Hola,\nsoy ZULEMA penalver!");
		browser.await(SEEN, "Peñalver, Zulema 127.0.0.1: “soy ZULEMA penalver!”");
		exchange("Mariana and Zoela");
		assertThat(browser.texts(MISSING)).containsExactly("ana", "Zoe", "192.0.2.99");
		exchange("I am Ana");
		browser.await(SEEN, "ana 127.0.0.1: “I am Ana”");
		assertThat(browser.texts(MISSING)).containsExactly("Zoe", "192.0.2.99");
	}

	@Test
	void ignoresUndecodableBytes() {
		browser.one("#expected").sendKeys("Gana");
		Wire.send(lab.port("echo1"), "ma\u00f1gana".getBytes(StandardCharsets.ISO_8859_1));
		browser.await(ROWS + " td.message", "ma\\xf1gana");
		assertThat(browser.texts(MISSING)).containsExactly("Gana");
	}

	@Test
	void writesNamesToFile() {
		browser.one("#expected").sendKeys("=cmd|calc\nDora\n@late");
		exchange("Dora says =cmd|calc");
		browser.await(SEEN, "Dora");
		browser.run("""
				const make = URL.createObjectURL;
				URL.createObjectURL = (file) => {
					file.text().then((text) => { window.saved = text; });
					return make(file);
				};
				document.querySelector('#download-clients').click();
				""");
		browser.await("file", (any) -> browser.is("window.saved"));
		assertThat(browser.text("window.saved").lines()).first().asString().endsWith(",message,name");
		assertThat(browser.text("window.saved")).contains("\"Dora says =cmd|calc\",\"'=cmd|calc; Dora\"",
				"\"\",\"'@late\"");
	}

	@Test
	void showsConnectedClients() throws IOException {
		try (Wire client = Wire.connect(lab.port("echo1"))) {
			browser.await("#connected", "127.0.0.1:" + client.localPort());
		}
		browser.await("#connected-empty", "No client");
	}

}
