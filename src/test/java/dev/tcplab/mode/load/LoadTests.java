package dev.tcplab.mode.load;

import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.client.FakeServer;
import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.client.ServerAddress;
import dev.tcplab.server.RefusedPort;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load on servers that behave in different ways.
 */
class LoadTests {

	private static final ClientSettings CLIENT = new Binder(
			new MapConfigurationPropertySource(Map.of("client.reply-timeout", "2s", "client.idle-timeout", "1s")))
		.bind("client", ClientSettings.class)
		.get();

	private final Measurements measurements = new Measurements();

	@Test
	void doesConfiguredNumberOfExchanges() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new LoadSettings(8, 100L, null, null, "hi", "hi", null, Duration.ZERO), (socket) -> {
			exchanges.incrementAndGet();
			FakeServer.echo(socket);
		});
		assertThat(exchanges).hasValue(100);
		assertThat(result.exchanges()).isEqualTo(100);
		assertThat(result.errors()).isZero();
		assertThat(result.latencies().getTotalCount()).isEqualTo(100);
		assertThat(result.rate()).isPositive();
	}

	@Test
	void runsAllClientsAtOnce() throws Exception {
		CountDownLatch all = new CountDownLatch(8);
		LoadResult result = load(new LoadSettings(8, 8L, null, null, "hi", "hi", null, Duration.ZERO), (socket) -> {
			all.countDown();
			FakeServer.await(all);
			FakeServer.echo(socket);
		});
		assertThat(result.errorsByKind()).isEmpty();
	}

	@Test
	void endsAfterDuration() throws Exception {
		LoadResult result = load(
				new LoadSettings(2, null, Duration.ofMillis(50), null, "hi", "hi", null, Duration.ZERO),
				FakeServer::echo);
		assertThat(result.seconds()).isGreaterThan(0.04);
	}

	@Test
	void countsWrongAnswers() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new LoadSettings(1, 10L, null, null, "hi", "hi", null, Duration.ZERO), (socket) -> {
			FakeServer.echo(socket);
			if (exchanges.incrementAndGet() == 3) {
				socket.getOutputStream().write('!');
			}
		});
		assertThat(result.errorsByKind()).isEqualTo(Map.of("wrong-answer", 1L));
		assertThat(result.exchanges()).isEqualTo(10);
		assertThat(result.latencies().getTotalCount()).isEqualTo(9);
		assertThat(this.measurements.firstReason("wrong-answer")).isEqualTo("The answer was \"hi!\", not \"hi\".");
	}

	@Test
	void acceptsAnyAnswerWithoutExpectation() throws Exception {
		LoadResult result = load(new LoadSettings(1, 2L, null, null, "hi", null, null, Duration.ZERO),
				FakeServer::echo);
		assertThat(result.errors()).isZero();
	}

	@Test
	void countsFailedExchanges() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new LoadSettings(1, 3L, null, null, "hi", "hi", null, Duration.ZERO), (socket) -> {
			switch (exchanges.incrementAndGet()) {
				case 1 -> FakeServer.echo(socket);
				case 2 -> {
					socket.getInputStream().read(new byte[10]);
					socket.setSoLinger(true, 0);
				}
				default -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			}
		});
		assertThat(result.errorsByKind()).isEqualTo(Map.of("reset", 1L, "timeout", 1L));
		assertThat(this.measurements.firstReason("timeout")).contains("has not answered within 2000 ms");
	}

	@Test
	void measuresLatencyFromScheduledBegin() throws Exception {
		AtomicBoolean first = new AtomicBoolean(true);
		// The first answer takes as long as fifty exchanges are apart.
		LoadResult result = load(new LoadSettings(1, 50L, null, 500, "hi", "hi", null, Duration.ZERO), (socket) -> {
			if (first.getAndSet(false)) {
				long begin = System.nanoTime();
				Awaitility.await().until(() -> System.nanoTime() - begin > Duration.ofMillis(100).toNanos());
			}
			FakeServer.echo(socket);
		});
		assertThat(result.errors()).isZero();
		Histogram latencies = result.latencies();
		assertThat(latencies.getMaxValue()).isGreaterThan(Duration.ofMillis(99).toNanos());
		// Sampled only once, it would be one.
		assertThat(latencies.getCountBetweenValues(Duration.ofMillis(50).toNanos(), latencies.getMaxValue()))
			.isGreaterThan(20);
	}

	@Test
	void excludesSilenceAfterAnswer() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		LoadResult result = load(new LoadSettings(1, 1L, null, null, "hi", "hi", null, Duration.ZERO), (socket) -> {
			FakeServer.echo(socket);
			FakeServer.await(end);
		});
		end.countDown();
		assertThat(result.errors()).isZero();
		assertThat(result.latencies().getMaxValue()).isLessThan(Duration.ofSeconds(1).toNanos());
	}

	@Test
	void endsAtOnceIfServerRefuses() throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			LoadResult result = load(new LoadSettings(1, 1000L, null, null, "hi", null, null, Duration.ZERO),
					port.number());
			assertThat(result.errorsByKind()).isEqualTo(Map.of("refused", 1L));
		}
	}

	@Test
	void endsIfServerReadsNothing() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		LoadResult result = load(new LoadSettings(2, 2L, null, null, "x".repeat(16_000_000), null, null, Duration.ZERO),
				(socket) -> FakeServer.await(end));
		end.countDown();
		assertThat(result.errorsByKind()).isEqualTo(Map.of("timeout", 2L));
	}

	@Test
	void stopsOnRequest() throws Exception {
		Set<Socket> clients = ConcurrentHashMap.newKeySet();
		CountDownLatch begun = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((socket) -> {
			clients.add(socket);
			begun.countDown();
			FakeServer.echo(socket);
		})) {
			LoadSettings settings = new LoadSettings(2, null, Duration.ofHours(1), 1, "hi", "hi", null, Duration.ZERO);
			Schedule schedule = new Schedule(settings.exchanges(), settings.time(), settings.rate());
			Load load = new Load(target(server.port()), settings, schedule, this.measurements);
			FakeServer.await(begun);
			load.stop();
			awaitEnd(load);
			assertThat(clients).hasSizeBetween(1, 3);
		}
	}

	private LoadResult load(LoadSettings settings, Handler handler) throws InterruptedException {
		try (FakeServer server = FakeServer.start(handler)) {
			return load(settings, server.port());
		}
	}

	private LoadResult load(LoadSettings settings, int port) throws InterruptedException {
		Schedule schedule = new Schedule(settings.exchanges(), settings.time(), settings.rate());
		Load load = new Load(target(port), settings, schedule, this.measurements);
		awaitEnd(load);
		this.measurements.latest();
		return LoadResult.of(load, schedule, this.measurements, Duration.ZERO);
	}

	private static Target target(int port) {
		return new Target(new ServerAddress("127.0.0.1", port), CLIENT, null);
	}

	private static void awaitEnd(Load load) throws InterruptedException {
		while (!load.awaitEnd(Duration.ofMillis(50))) {
			// It ends by itself.
		}
	}

}
