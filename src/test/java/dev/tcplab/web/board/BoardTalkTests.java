package dev.tcplab.web.board;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Messages that the page sends to servers of this process.
 */
class BoardTalkTests extends AbstractBoardTests {

	@Test
	void showsAnswerAsTextAndBytes() throws Exception {
		HttpResponse<String> response = talk("echo1", "ma\\\\xf1ana");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"answer\":\"ECHO: ma\\\\xf1ana\\n\"",
				"\"hex\":\"4543484f3a206d61f1616e610a\"");
	}

	@ParameterizedTest
	@CsvSource({ "echo2, 084543484f3a206869", "echo3, 4543484f3a2068690a", "teacher, 48656c6c6f2066726f6d" })
	void framesMessageByCodec(String server, String answer) throws Exception {
		HttpResponse<String> response = talk(server, "hi");
		assertThat(response.body()).contains("\"hex\":\"" + answer);
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"server":"nope","message":"hi"}     | 404 | Unknown server 'nope'. Known servers: echo1, echo2, echo3, happy
					{"message":"hi"}                     | 404 | Unknown server 'null'
					{"server":"echo1","message":"\\\\q"} | 400 | Unknown escape '\\\\q'. Write
					[]                                   | 400 | The body must be a JSON object of strings
					""")
	void rejectsInvalidBody(String body, int status, String detail) throws Exception {
		HttpResponse<String> refusal = post("/board/talk", body);
		assertThat(refusal.statusCode()).isEqualTo(status);
		assertThat(refusal.body()).contains(detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			echo1 | 2049 | The message has 2049 bytes, but message-size allows at most 2048
			echo2 |  256 | The message has 256 bytes, but the codec length1 has no room for them
			""")
	void rejectsMessageBeyondSize(String server, int size, String detail) throws Exception {
		HttpResponse<String> refusal = talk(server, "x".repeat(size));
		assertThat(refusal.statusCode()).isEqualTo(413);
		assertThat(refusal.body()).contains(detail);
	}

	@Test
	void explainsThatTlsServerNeedsBundle() throws Exception {
		HttpResponse<String> response = talk("happy", "hi");
		assertThat(response.body()).contains("happy requires TLS. Configure TLS for the board, with an SSL bundle that"
				+ " trusts its certificate, as in --tcp-lab.client.ssl.bundle=lab");
		assertThat(response.statusCode()).isEqualTo(409);
	}

	@Test
	void keepsConnectionForNextMessage() throws Exception {
		assertThat(talkOn("page1", "one").body()).contains("\"hex\":\"094543484f3a206f6e65\"", "\"kept\":true");
		assertThat(talkOn("page1", "two").body()).contains("\"hex\":\"094543484f3a2074776f\"", "\"kept\":true");
		await().untilAsserted(() -> assertThat(clients("one")).isNotEmpty().isEqualTo(clients("two")));
		HttpRequest end = request("/board/talk?server=echo2&page=page1").DELETE().build();
		assertThat(this.http.send(end, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
		await().untilAsserted(() -> assertThat(get("/board/exchanges?text=two").body())
			.contains("\"kind\":\"fin\",\"by\":\"client\""));
	}

	@Test
	void connectsAgainIfServerClosedConnection() throws Exception {
		talkOn("page2", "three");
		this.servers.find("echo2").control().stop();
		this.servers.find("echo2").control().start();
		assertThat(talkOn("page2", "four").body()).contains("\"kept\":true");
		assertThat(talkOn("page3", "five").body()).contains("\"kept\":true");
		await().untilAsserted(() -> assertThat(clients("four")).isNotEmpty().isNotEqualTo(clients("three")));
	}

	@Test
	void keepsNoConnectionOfServerThatCloses() throws Exception {
		assertThat(post("/board/talk", "{\"server\":\"echo1\",\"message\":\"hi\",\"keep\":true}").body())
			.contains("\"kept\":false");
	}

	private List<String> clients(String message) throws IOException, InterruptedException {
		return get("/board/exchanges.jsonl?server=echo2&text=" + message).body()
			.lines()
			.map((exchange) -> (String) JsonPath.read(exchange, "$.client"))
			.toList();
	}

	private HttpResponse<String> talkOn(String page, String message) throws IOException, InterruptedException {
		return post("/board/talk",
				"{\"server\":\"echo2\",\"message\":\"%s\",\"keep\":true,\"page\":\"%s\"}".formatted(message, page));
	}

	private HttpResponse<String> talk(String server, String message) throws IOException, InterruptedException {
		return post("/board/talk", "{\"server\":\"%s\",\"message\":\"%s\"}".formatted(server, message));
	}

}
