package dev.tcplab.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients at once and the descriptors that they take.
 */
@ExtendWith(OutputCaptureExtension.class)
class DescriptorsTests {

	private final ServerSettings settings = new ServerSettingsResolver(new MockEnvironment()).resolve("echo1",
			Map.of("max-clients", 10_000, "limit", 7));

	@ParameterizedTest
	@CsvSource({ "20000, 50, 19800", "256, 16, 120", "64, 14, 25", "20, 18, 16" })
	void someAreKeptForTheRest(long limit, long open, int clients) {
		assertThat(new Descriptors(limit, open).clients()).isEqualTo(clients);
	}

	@Test
	void withoutALimitThereIsNone() {
		assertThat(new Descriptors(Long.MAX_VALUE, 0).clients()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void whatTheDescriptorsAllowStays(CapturedOutput output) {
		assertThat(new Descriptors(20_000, 50).suffice("echo1", this.settings)).isEqualTo(this.settings);
		assertThat(output).isEmpty();
	}

	@Test
	void whatTheyDoNotAllowIsLoweredWithAWarning(CapturedOutput output) {
		ServerSettings lowered = new Descriptors(256, 56).suffice("echo1", this.settings);
		assertThat(lowered.maxClients()).isEqualTo(100);
		assertThat(lowered.withMaxClients(10_000)).isEqualTo(this.settings);
		assertThat(output)
			.contains("echo1 attends 100 clients at once, not 10000: " + "this process may open 256 files (ulimit -n)");
	}

	@Test
	void thisProcessHasDescriptors() {
		Descriptors own = Descriptors.ofThisProcess();
		assertThat(own.open()).isBetween(1L, own.limit());
	}

}
