package dev.tcplab.server.net;

import java.util.Map;

import dev.tcplab.server.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients at once, and what they take of the process.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientCapacityTests {

	private static final FileDescriptorLimit MANY_FILES = new FileDescriptorLimit(20_000, 50);

	private static final HeapLimit LARGE_HEAP = new HeapLimit(512L * 1024 * 1024);

	private static final HeapLimit SMALL_HEAP = new HeapLimit(32 * 1024 * 1024);

	private final ServerSettings settings = settings(Map.of("limit", 7));

	@Test
	void whatTheProcessAllowsStays(CapturedOutput output) {
		assertThat(new ClientCapacity(MANY_FILES, LARGE_HEAP).suffice("echo1", this.settings)).isEqualTo(this.settings);
		assertThat(output).isEmpty();
	}

	@Test
	void tooFewFilesLowerTheNumberWithAWarning(CapturedOutput output) {
		ServerSettings lowered = new ClientCapacity(new FileDescriptorLimit(256, 56), LARGE_HEAP).suffice("echo1",
				this.settings);
		assertThat(lowered.maxClients()).isEqualTo(100);
		assertThat(lowered.withMaxClients(10_000)).isEqualTo(this.settings);
		assertThat(output)
			.contains("echo1 serves 100 clients at once, not 10000: this process may open 256 files (ulimit -n)");
	}

	@Test
	void tooSmallAHeapLowersTheNumberWithAWarning(CapturedOutput output) {
		ServerSettings lowered = new ClientCapacity(MANY_FILES, SMALL_HEAP).suffice("echo1", this.settings);
		assertThat(lowered.maxClients()).isEqualTo(1024);
		assertThat(output)
			.contains("echo1 serves 1024 clients at once, not 10000: a heap of 32 MB holds no more (-Xmx)");
	}

	@ParameterizedTest
	@CsvSource({ "recv, 2048, 1024", "recv, 65536, 117", "recv, 16MB, 61", "lf, 16MB, 585" })
	void largeBuffersLeaveRoomForFewer(String codec, String messageSize, int clients) {
		ServerSettings settings = settings(Map.of("codec", codec, "message-size", messageSize));
		assertThat(SMALL_HEAP.clients(settings)).isEqualTo(clients);
	}

	@Test
	void allServersTogetherHaveNoMore() {
		assertThat(new ClientCapacity(MANY_FILES, SMALL_HEAP).clients()).isEqualTo(1024);
		assertThat(new ClientCapacity(MANY_FILES, LARGE_HEAP).clients()).isEqualTo(19_800);
	}

	private static ServerSettings settings(Map<String, ?> settings) {
		return new ServerSettingsResolver(new MockEnvironment()).resolve("echo1", settings);
	}

}
