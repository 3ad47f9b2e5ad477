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

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.FakeServer;
import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.RefusedPort;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load on servers that behave in different ways.
 */
class LoadTests {

	private static final ClientOptions CLIENT = new Binder(
			new MapConfigurationPropertySource(Map.of("client.reply-timeout", "2s", "client.idle-timeout", "1s")))
		.bind("client", ClientSettings.class)
		.get()
		.options();

	private final Measurements measurements = new Measurements();

	@Test
	void doesConfiguredNumberOfExchanges() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new Terms(8, 100L, null, null, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
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
		LoadResult result = load(new Terms(8, 8L, null, null, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
			all.countDown();
			FakeServer.await(all);
			FakeServer.echo(socket);
		});
		assertThat(result.errorsByKind()).isEmpty();
	}

	@Test
	void endsAfterDuration() throws Exception {
		LoadResult result = load(
				new Terms(2, null, Duration.ofMillis(50), null, Dialog.of("hi", Codec.RECV, "hi", false)),
				FakeServer::echo);
		assertThat(result.seconds()).isGreaterThan(0.04);
	}

	@Test
	void countsWrongAnswers() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new Terms(1, 10L, null, null, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
			socket.getInputStream().read(new byte[2]);
			FakeServer.write(socket, (exchanges.incrementAndGet() == 3) ? "hi!" : "hi");
		});
		assertThat(result.errorsByKind()).isEqualTo(Map.of("wrong-answer", 1L));
		assertThat(result.exchanges()).isEqualTo(10);
		assertThat(result.latencies().getTotalCount()).isEqualTo(9);
		assertThat(this.measurements.firstReason("wrong-answer")).isEqualTo("The answer was \"hi!\", not \"hi\".");
	}

	@Test
	void acceptsAnyAnswerWithoutExpectation() throws Exception {
		LoadResult result = load(new Terms(1, 2L, null, null, Dialog.of("hi", Codec.RECV, null, false)),
				FakeServer::echo);
		assertThat(result.errors()).isZero();
	}

	@Test
	void countsFailedExchanges() throws Exception {
		AtomicInteger exchanges = new AtomicInteger();
		LoadResult result = load(new Terms(1, 3L, null, null, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
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
		LoadResult result = load(new Terms(1, 50L, null, 500, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
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
		LoadResult result = load(new Terms(1, 1L, null, null, Dialog.of("hi", Codec.RECV, "hi", false)), (socket) -> {
			FakeServer.echo(socket);
			FakeServer.await(end);
		});
		end.countDown();
		assertThat(result.errors()).isZero();
		assertThat(result.latencies().getMaxValue()).isLessThan(Duration.ofSeconds(1).toNanos());
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RAW")
	void keepsConnectionsOpen(Codec codec) throws Exception {
		AtomicInteger connections = new AtomicInteger();
		LoadResult result = load(new Terms(2, 20L, null, null, Dialog.of("hi", codec, "hi", true)), (socket) -> {
			connections.incrementAndGet();
			socket.getInputStream().transferTo(socket.getOutputStream());
		});
		assertThat(result.errorsByKind()).isEmpty();
		assertThat(result.latencies().getTotalCount()).isEqualTo(20);
		assertThat(connections).hasValue(2);
	}

	@Test
	void failsIfServerClosesDespiteKeepOpen() throws Exception {
		LoadResult result = load(new Terms(1, 4L, null, null, Dialog.of("hi", Codec.RECV, "hi", true)),
				FakeServer::echo);
		assertThat(result.errorsByKind()).isEqualTo(Map.of("closed", 2L));
		assertThat(this.measurements.firstReason("closed")).contains("closed the connection after an answer",
				"omit --keep-open");
	}

	@Test
	void refusesIfEndOfAnswersIsUnclear() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		LoadResult result = load(new Terms(4, 1000L, null, null, Dialog.of("hi", Codec.RECV, null, false)),
				(socket) -> {
					FakeServer.echo(socket);
					FakeServer.await(end);
				});
		end.countDown();
		assertThat(result.errorsByKind()).isEqualTo(Map.of("timeout", 1L));
		assertThat(this.measurements.firstReason("timeout")).contains("cannot recognize the end of an answer");
	}

	@ParameterizedTest
	@CsvSource({ "1,", "16,", "1, 1000000", "16, 1000000" })
	void reportsRefusalOnce(int clients, Integer rate) throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			LoadResult result = load(new Terms(clients, 1000L, null, rate, Dialog.of("hi", Codec.RECV, null, false)),
					port.number());
			assertThat(result.errorsByKind()).isEqualTo(Map.of("refused", 1L));
			assertThat(result.notBegun()).isZero();
		}
	}

	@Test
	void endsIfServerReadsNothing() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		LoadResult result = load(
				new Terms(2, 2L, null, null, Dialog.of("x".repeat(16_000_000), Codec.RECV, null, false)),
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
			Terms settings = new Terms(2, null, Duration.ofHours(1), 1, Dialog.of("hi", Codec.RECV, "hi", false));
			Schedule schedule = new Schedule(settings.exchanges(), settings.time(), settings.rate());
			Load load = new Load(target(server.port()), settings.clients(), settings.dialog(), schedule,
					this.measurements);
			FakeServer.await(begun);
			load.stop();
			awaitEnd(load);
			assertThat(clients).hasSizeBetween(1, 3);
		}
	}

	private LoadResult load(Terms settings, Handler handler) throws InterruptedException {
		try (FakeServer server = FakeServer.start(handler)) {
			return load(settings, server.port());
		}
	}

	private LoadResult load(Terms settings, int port) throws InterruptedException {
		Schedule schedule = new Schedule(settings.exchanges(), settings.time(), settings.rate());
		Load load = new Load(target(port), settings.clients(), settings.dialog(), schedule, this.measurements);
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

	private record Terms(int clients, @Nullable Long exchanges, @Nullable Duration time, @Nullable Integer rate,
			Dialog dialog) {
	}

}
