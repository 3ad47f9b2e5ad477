package dev.tcplab.client.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.engine.Answer.Source;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The end of an answer.
 */
class AnswerTests {

	@Test
	void waitsReplyTimeoutForFirstBytesOnly() throws IOException {
		Answer answer = answer("10s", "1MB");
		assertThat(answer.patience()).isEqualTo(Duration.ofSeconds(10));
		answer.read(source("x"));
		assertThat(answer.patience()).isEqualTo(Duration.ofMillis(300));
	}

	@Test
	void endsWithSilenceAfterFirstBytes() throws IOException {
		Answer answer = answer("10s", "1MB");
		answer.read(source("x"));
		assertThat(Wire.text(answer.silent(null).answer())).isEqualTo("x");
	}

	@Test
	void failsWithSilenceBeforeFirstBytes() {
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> answer("10s", "1MB").silent(null))
			.withMessageContaining("localhost, port 80 has not answered within 10000 ms");
	}

	@Test
	void failsIfAnswerDoesNotEndInTime() {
		Answer answer = answer("1ms", "1MB");
		long begin = System.nanoTime();
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> {
			while (System.nanoTime() - begin < Duration.ofSeconds(30).toNanos()) {
				answer.read(source("."));
			}
		}).withMessageContaining("localhost, port 80 has not ended its answer within 1 ms");
	}

	@Test
	void failsIfAnswerIsTooLong() {
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> answer("10s", "4B").read(source("12345")))
			.withMessageContaining("localhost, port 80 answers more than 4B");
	}

	private static Answer answer(String replyTimeout, String answerSize) {
		ClientOptions options = new Binder(new MapConfigurationPropertySource(Map.of("client.reply-timeout",
				replyTimeout, "client.idle-timeout", "300ms", "client.answer-size", answerSize)))
			.bind("client", ClientSettings.class)
			.get()
			.options();
		return new Answer(new ServerAddress("localhost", 80), options);
	}

	private static Source source(String text) {
		return (buffer, offset) -> {
			System.arraycopy(Wire.bytes(text), 0, buffer, offset, text.length());
			return text.length();
		};
	}

}
