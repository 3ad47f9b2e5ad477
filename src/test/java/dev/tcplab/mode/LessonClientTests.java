package dev.tcplab.mode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The output of the lesson's client.
 */
class LessonClientTests {

	private static Lab lab;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Transcript transcript = new Transcript(this.output, Duration.ofSeconds(10));

	private final TalkClient client = lab.clients().to("127.0.0.1", lab.port("echo1"));

	private final LessonClient lessonClient = new LessonClient(this.client, this.transcript);

	@BeforeAll
	static void start() {
		lab = Lab.start("echo1");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void printsMessageAndAnswer() {
		assertThat(this.lessonClient.debugTalk("debug\033[2J")).isEqualTo("ECHO: debug\033[2J\n");
		assertThat(printed()).isEqualTo("To Server: debug\\x1b[2J\nFrom Server: ECHO: debug\\x1b[2J\n\n");
	}

	@Test
	void printsOkForPing() {
		this.lessonClient.ping();
		assertThat(printed()).isEqualTo("OK!\n");
	}

	@Test
	void describesConnection() {
		assertThat(this.lessonClient)
			.hasToString("Connection to SERVER at 127.0.0.1, PORT: %d".formatted(lab.port("echo1")));
	}

	private String printed() {
		this.transcript.close();
		return this.output.toString(StandardCharsets.UTF_8);
	}

}
