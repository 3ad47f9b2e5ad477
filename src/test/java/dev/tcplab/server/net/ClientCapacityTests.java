package dev.tcplab.server.net;

import java.util.Map;

import dev.tcplab.server.LogLines;
import dev.tcplab.server.ServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many clients at once the process has room for.
 */
class ClientCapacityTests {

	private static final FileDescriptorLimit MANY_FILES = new FileDescriptorLimit(20_000, 50);

	private static final HeapLimit LARGE_HEAP = new HeapLimit(512L * 1024 * 1024);

	private static final HeapLimit SMALL_HEAP = new HeapLimit(32 * 1024 * 1024);

	private final ServerSettings settings = settings(Map.of("limit", 7));

	private final LogLines log = LogLines.of(ClientCapacity.class);

	@AfterEach
	void endLog() {
		this.log.close();
	}

	@Test
	void keepsNumberThatFits() {
		assertThat(new ClientCapacity(MANY_FILES, LARGE_HEAP).suffice("echo1", this.settings)).isEqualTo(this.settings);
	}

	@Test
	void lowersNumberForFewFiles() {
		ServerSettings lowered = new ClientCapacity(new FileDescriptorLimit(256, 56), LARGE_HEAP).suffice("echo1",
				this.settings);
		assertThat(lowered.maxClients()).isEqualTo(100);
		assertThat(lowered.withMaxClients(10_000)).isEqualTo(this.settings);
		assertThat(this.log.all())
			.contains("echo1 serves 100 clients at once, not 10000: this process may open 256 files (ulimit -n)");
	}

	@Test
	void lowersNumberForSmallHeap() {
		ServerSettings lowered = new ClientCapacity(MANY_FILES, SMALL_HEAP).suffice("echo1", this.settings);
		assertThat(lowered.maxClients()).isEqualTo(1024);
		assertThat(this.log.all())
			.contains("echo1 serves 1024 clients at once, not 10000: a heap of 32 MB holds no more (-Xmx)");
	}

	@ParameterizedTest
	@CsvSource({ "recv, 2048, 1024", "recv, 65536, 117", "recv, 16MB, 61", "lf, 16MB, 585" })
	void lowersNumberForLargeBuffers(String codec, String messageSize, int clients) {
		ServerSettings settings = settings(Map.of("codec", codec, "message-size", messageSize));
		assertThat(SMALL_HEAP.clients(settings)).isEqualTo(clients);
	}

	@Test
	void limitsAllServersTogether() {
		assertThat(new ClientCapacity(MANY_FILES, SMALL_HEAP).clients()).isEqualTo(1024);
		assertThat(new ClientCapacity(MANY_FILES, LARGE_HEAP).clients()).isEqualTo(19_800);
	}

	private static ServerSettings settings(Map<String, ?> settings) {
		return new ServerSettingsResolver(new MockEnvironment()).resolve("echo1", settings);
	}

}
