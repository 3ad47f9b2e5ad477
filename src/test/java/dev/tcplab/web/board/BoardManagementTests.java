package dev.tcplab.web.board;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Restarts and faults that users of the page cause.
 */
class BoardManagementTests extends AbstractBoardTests {

	@Test
	void restartsFinishedServer() throws Exception {
		TcpServer echo3 = this.servers.find("echo3");
		echo3.control().reset();
		for (int i = 0; i < echo3.settings().limit(); i++) {
			Wire.send(port("echo3"), "hi\n");
		}
		await().until(() -> echo3.state() == ServerState.FINISHED);
		assertThat(post("/board/servers/echo3/restart", "").statusCode()).isEqualTo(204);
		assertThat(echo3.state()).isEqualTo(ServerState.LISTENING);
		assertThat(echo3.snapshot().counts().connections()).isZero();
	}

	@Test
	void setsAndClearsFaults() throws Exception {
		String path = "/board/servers/teacher/faults";
		assertThat(post(path, "{\"delay\":\"10ms\",\"end\":\"half-close\",\"after-bytes\":\"3\"}").statusCode())
			.isEqualTo(204);
		assertThat(cards()).contains(
				"\"faults\":{\"delay\":\"10ms\",\"end\":\"half-close\",\"after-bytes\":\"3\"},\"faultsReadOnly\":false");
		assertThat(this.http.send(request(path).DELETE().build(), BodyHandlers.ofString()).statusCode()).isEqualTo(204);
		assertThat(this.servers.find("teacher").faults().areOff()).isTrue();
		assertThat(cards()).doesNotContain("half-close").contains("\"faults\":{}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"delay":"soon"}    | delay       | Invalid value 'soon' for delay. Allowed:
			{"after-bytes":"-1"} | after-bytes | Invalid value '-1' for after-bytes. Allowed:
			{"dealy":"1s"}      | dealy       | Unknown fault 'dealy'. Did you mean
			{"delay":""}        | delay       | Missing value for delay
			""")
	void namesFaultWithWrongValue(String body, String property, String detail) throws Exception {
		for (String path : List.of("/board/servers/echo1/faults", "/actuator/tcpfaults/echo1")) {
			HttpResponse<String> refusal = post(path, body);
			assertThat(refusal.statusCode()).isEqualTo(400);
			assertThat((String) JsonPath.read(refusal.body(), "$.property")).isEqualTo(property);
			assertThat((String) JsonPath.read(refusal.body(), "$.detail")).startsWith(detail);
		}
	}

	private String cards() {
		try (Stream<String> lines = events("")) {
			return next(lines.iterator(), "data");
		}
	}

}
