package dev.tcplab.web.board;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The kept exchanges over HTTP, with their steps.
 */
class BoardExchangesTests extends AbstractBoardTests {

	@Test
	void returnsExchangesAfterOne() throws Exception {
		List<Integer> ids = JsonPath.read(send("first of two").body(), "$[*].id");
		Wire.send(port("echo1"), "second of two");
		await().untilAsserted(() -> {
			List<String> later = JsonPath.read(get("/board/exchanges?after=" + ids.get(0)).body(), "$[*].message");
			assertThat(later).contains("second of two").doesNotContain("first of two");
		});
	}

	@Test
	void addsEndOfConnectionToExchange() throws Exception {
		send("goodbye");
		await().untilAsserted(() -> {
			List<String> steps = JsonPath.read(get("/board/exchanges?text=goodbye").body(), "$[0].timeline[*].kind");
			assertThat(steps).startsWith("accept", "read", "write").endsWith("close");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "exchange=x", "exchange=-1", "server=nope", "outcome=good", "remark=maybe", "after=x",
			"client=%5B", "text=%00" })
	void choosesNoExchangeByInvalidFilter(String filter) throws Exception {
		send("any");
		assertThat(get("/board/exchanges?" + filter).body()).isEqualTo("[]");
		assertThat(get("/board/exchanges.jsonl?" + filter).body()).isEmpty();
		assertThat(get("/board/exchanges.pcapng?" + filter).statusCode()).isEqualTo(200);
	}

	@Test
	void offersExchangesAsCapture() throws Exception {
		send("to be captured");
		HttpResponse<byte[]> file = this.http.send(request("/board/exchanges.pcapng?text=captured").build(),
				BodyHandlers.ofByteArray());
		assertThat(file.headers().firstValue("Content-Type")).hasValue("application/x-pcapng");
		assertThat(file.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"exchanges.pcapng\"");
		assertThat(file.body()).startsWith(0x0a, 0x0d, 0x0d, 0x0a);
		assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).contains("to be captured",
				"ECHO: to be captured\n", "Answered.");
	}

	/**
	 * Sends a message and waits until the board keeps it.
	 */
	private HttpResponse<String> send(String message) {
		Wire.send(port("echo1"), message);
		String path = "/board/exchanges?text=" + message.replace(" ", "%20");
		return await().until(() -> get(path), (response) -> !response.body().equals("[]"));
	}

}
