package dev.tcplab.server.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.LogLines;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.engine.ClientCapacity.Places;
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

	private static final long LARGE_HEAP = 512L * 1024 * 1024;

	private static final long SMALL_HEAP = 32 * 1024 * 1024;

	private final ServerSettings settings = settings(Map.of("limit", 7));

	private final LogLines log = LogLines.of(ClientCapacity.class);

	@AfterEach
	void endLog() {
		this.log.close();
	}

	@Test
	void keepsNumberThatFits() {
		assertThat(new ClientCapacity(20_000, 50, LARGE_HEAP).limit("echo1", this.settings)).isEqualTo(this.settings);
	}

	@ParameterizedTest
	@CsvSource({ "256, 16, 120", "64, 14, 25", "20, 18, 16" })
	void reservesDescriptors(long descriptors, long open, int clients) {
		ServerSettings lowered = new ClientCapacity(descriptors, open, LARGE_HEAP).limit("echo1", this.settings);
		assertThat(lowered.maxClients()).isEqualTo(clients);
		assertThat(lowered.withMaxClients(10_000)).isEqualTo(this.settings);
		assertThat(this.log.all()).contains("echo1 serves %d clients at once, not 10000:".formatted(clients)
				+ " this process may open %d files (ulimit -n)".formatted(descriptors));
	}

	@Test
	void lowersNumberForSmallHeap() {
		assertThat(smallHeap(this.settings)).isEqualTo(1024);
		assertThat(this.log.all())
			.contains("echo1 serves 1024 clients at once, not 10000: a heap of 32 MB holds no more (-Xmx)");
	}

	@ParameterizedTest
	@CsvSource({ "recv, 2048, 1024", "recv, 65536, 117", "recv, 16MB, 61", "lf, 16MB, 585" })
	void lowersNumberForLargeBuffers(String codec, String messageSize, int clients) {
		assertThat(smallHeap(settings(Map.of("codec", codec, "message-size", messageSize)))).isEqualTo(clients);
	}

	private static int smallHeap(ServerSettings settings) {
		return new ClientCapacity(Long.MAX_VALUE, 0, SMALL_HEAP).limit("echo1", settings).maxClients();
	}

	@Test
	void limitsOneServer() throws Exception {
		Places places = new ClientCapacity(20_000, 50, LARGE_HEAP).places(1);
		places.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(places::take);
		assertThat(places.awaitAllFree(0)).isFalse();
		assertThat(next).isNotDone();
		places.giveBack();
		next.get(30, TimeUnit.SECONDS);
	}

	@Test
	void limitsAllServersTogether() throws Exception {
		ClientCapacity capacity = new ClientCapacity(20, 18, LARGE_HEAP);
		Places one = capacity.places(100);
		Places other = capacity.places(100);
		for (int i = 0; i < 16; i++) {
			one.take();
		}
		CompletableFuture<Void> next = CompletableFuture.runAsync(other::take);
		assertThat(next).isNotDone();
		one.giveBack();
		next.get(30, TimeUnit.SECONDS);
		assertThat(other.areAllFree()).isFalse();
	}

	private static ServerSettings settings(Map<String, ?> settings) {
		return new ServerSettingsResolver(new MockEnvironment()).resolve("echo1", settings);
	}

}
