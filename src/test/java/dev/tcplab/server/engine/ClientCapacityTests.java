package dev.tcplab.server.engine;

import java.util.HashMap;
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

	private static final long SMALL_HEAP = 48 * 1024 * 1024;

	private static final long UNLIMITED = Long.MAX_VALUE;

	private final ServerSettings settings = settings(Map.of("limit", 7));

	private final LogLines log = LogLines.of(ClientCapacity.class);

	@AfterEach
	void endLog() {
		this.log.close();
	}

	@Test
	void keepsNumberThatFits() {
		assertThat(capacity(19_950, 15_000, LARGE_HEAP).limit("echo1", this.settings)).isEqualTo(this.settings);
	}

	@ParameterizedTest
	@CsvSource({ "256, 240, 120", "64, 50, 25", "20, 2, 16" })
	void reservesDescriptors(long most, long free, int clients) {
		ServerSettings lowered = new ClientCapacity(new ProcessLimits(most, free, UNLIMITED, LARGE_HEAP)).limit("echo1",
				this.settings);
		assertThat(lowered.maxClients()).isEqualTo(clients);
		assertThat(lowered.withMaxClients(10_000)).isEqualTo(this.settings);
		assertThat(this.log.all()).contains("echo1 can serve %d clients at once, not 10000:".formatted(clients)
				+ " this process may open %d files (ulimit -n)".formatted(most));
	}

	@ParameterizedTest
	@CsvSource({ "70, 40", "20, 16" })
	void reservesThreads(long free, int clients) {
		assertThat(capacity(19_950, free, LARGE_HEAP).limit("echo1", this.settings).maxClients()).isEqualTo(clients);
		assertThat(this.log.all()).contains("echo1 can serve %d clients at once, not 10000:".formatted(clients)
				+ " only %d more threads may be started (ulimit -u)".formatted(free));
	}

	@Test
	void needsNoThreadsIfTheyAreVirtual() {
		long threads = ProcessLimits.read(false).threads();
		assertThat(capacity(19_950, threads, LARGE_HEAP).limit("echo1", this.settings)).isEqualTo(this.settings);
	}

	@Test
	void lowersNumberForSmallHeap() {
		assertThat(smallHeap(this.settings)).isEqualTo(1536);
		assertThat(this.log.all())
			.contains("echo1 can serve 1536 clients at once, not 10000: the heap of 48 MB has no room for more (-Xmx)");
	}

	@ParameterizedTest
	@CsvSource({ "recv, 2048, -, 1536", "recv, 65536, -, 175", "recv, 16MB, -, 31", "lf, 2048, -, 768", "lf, 1MB, -, 3",
			"raw, 16MB, -, 1", "recv, 2048, lab, 614", "length4, 2048, lab, 438" })
	void countsMessagesAndTls(String codec, String messageSize, String bundle, int clients) {
		Map<String, Object> settings = new HashMap<>(Map.of("codec", codec, "message-size", messageSize));
		if (!bundle.equals("-")) {
			settings.put("ssl.bundle", bundle);
		}
		assertThat(smallHeap(settings(settings))).isEqualTo(clients);
	}

	private static int smallHeap(ServerSettings settings) {
		return capacity(UNLIMITED, UNLIMITED, SMALL_HEAP).limit("echo1", settings).maxClients();
	}

	private static ClientCapacity capacity(long descriptors, long threads, long heap) {
		return new ClientCapacity(new ProcessLimits(UNLIMITED, descriptors, threads, heap));
	}

	/**
	 * Returns the place of a server that serves one client at once.
	 */
	static Places onePlace() {
		return capacity(19_950, UNLIMITED, LARGE_HEAP).places(settings(Map.of("max-clients", 1)));
	}

	@Test
	void limitsOneServer() throws Exception {
		Places places = onePlace();
		places.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(places::take);
		assertThat(places.awaitAllFree(0)).isFalse();
		assertThat(next).isNotDone();
		places.giveBack();
		next.get(30, TimeUnit.SECONDS);
	}

	@Test
	void limitsAllServersTogether() throws Exception {
		assertThatOneWaits(capacity(2, UNLIMITED, LARGE_HEAP), this.settings, 16);
	}

	@Test
	void sharesHeapOfAllServers() throws Exception {
		// 6 in the heap, and the next client of each server.
		assertThatOneWaits(capacity(UNLIMITED, UNLIMITED, SMALL_HEAP),
				settings(Map.of("codec", "lf", "message-size", "640KB")), 6 + 2);
	}

	private static void assertThatOneWaits(ClientCapacity capacity, ServerSettings settings, int clients)
			throws Exception {
		Places one = capacity.places(settings);
		Places other = capacity.places(settings);
		for (int i = 0; i < clients; i++) {
			one.take();
		}
		CompletableFuture<Void> next = CompletableFuture.runAsync(other::take);
		assertThat(next).isNotDone();
		one.giveBack();
		next.get(30, TimeUnit.SECONDS);
		assertThat(other.areAllFree()).isFalse();
	}

	private static ServerSettings settings(Map<String, ?> settings) {
		return new ServerSettingsResolver(new MockEnvironment(), Map.of("port", 0)).resolve("echo1", settings);
	}

}
