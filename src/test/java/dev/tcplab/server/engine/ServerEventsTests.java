package dev.tcplab.server.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.tcplab.server.Client;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.ServerEvent.Rejected;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The delivery of events to listeners.
 */
@Timeout(60)
class ServerEventsTests {

	private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 57848);

	private final Queue<ServerEvent> heard = new ConcurrentLinkedQueue<>();

	@ParameterizedTest
	@CsvSource({ "4352, 48, 361", "4352, 4096, 8192", "2097408, 256, 64", "256, 48, 6144" })
	void keepsFewerEventsInSmallHeap(long size, long megabytes, int capacity) {
		assertThat(ServerEvents.capacity(size, megabytes * 1024 * 1024)).isEqualTo(capacity);
	}

	@Test
	void deliversEventsInOrder() {
		try (ServerEvents events = events(this.heard::add)) {
			List<Rejected> published = events(1000);
			published.forEach((event) -> events.publish(Rejected.class, () -> event));
			await().untilAsserted(() -> assertThat(this.heard).containsExactlyElementsOf(published));
		}
	}

	@Test
	void makesNoEventWithoutListener() {
		AtomicBoolean made = new AtomicBoolean();
		NoListeners.events().publish(Rejected.class, () -> {
			made.set(true);
			return event(1);
		});
		assertThat(made).isFalse();
	}

	@Test
	void deliversOnlyWantedKinds() {
		ServerEventListener listener = new ServerEventListener() {

			@Override
			public Set<Class<? extends ServerEvent>> kinds() {
				return Set.of(Rejected.class);
			}

			@Override
			public void onEvent(ServerEvent event) {
				ServerEventsTests.this.heard.add(event);
			}

		};
		List<ServerEvent> others = new CopyOnWriteArrayList<>();
		ServerEventListener all = others::add;
		try (ServerEvents one = events(listener); ServerEvents both = events(listener, all)) {
			assertThat(one.areHeard(Left.class)).isFalse();
			assertThat(both.areHeard(Left.class)).isTrue();
			both.publish(Left.class,
					() -> new Left("echo1", Instant.EPOCH, new Client(1, ADDRESS, Instant.EPOCH), Timeline.NONE));
			both.publish(Rejected.class, () -> event(1));
			await().untilAsserted(() -> assertThat(others).hasSize(2));
			await().untilAsserted(() -> assertThat(this.heard).containsExactly(event(1)));
		}
	}

	@Test
	void countsEventsLostBySlowListener() throws InterruptedException {
		CountDownLatch stuck = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		AtomicLong lost = new AtomicLong();
		ServerEventListener slow = new ServerEventListener() {

			@Override
			public void onEvent(ServerEvent event) {
				ServerEventsTests.this.heard.add(event);
				asked.countDown();
				awaitUninterrupted(stuck);
			}

			@Override
			public void onEventsLost(long count) {
				lost.addAndGet(count);
			}

		};
		try (ServerEvents events = events(slow)) {
			events.publish(Rejected.class, () -> event(0));
			asked.await();
			events(100_000).forEach((event) -> events.publish(Rejected.class, () -> event));
			stuck.countDown();
			events.publish(Rejected.class, () -> event(-1));
			await().untilAsserted(() -> assertThat(this.heard.size() + lost.get()).isBetween(100_001L, 100_002L));
			assertThat(lost.get()).isGreaterThan(90_000);
		}
	}

	@Test
	void deliversEventsDespiteFaultyListener() {
		ServerEventListener faulty = (event) -> {
			throw new OutOfMemoryError("Fault of the test");
		};
		try (ServerEvents events = events(faulty, this.heard::add)) {
			List<Rejected> published = events(3);
			published.forEach((event) -> events.publish(Rejected.class, () -> event));
			await().untilAsserted(() -> assertThat(this.heard).containsExactlyElementsOf(published));
		}
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<Rejected> events(int count) {
		return IntStream.range(0, count).mapToObj(ServerEventsTests::event).toList();
	}

	private static Rejected event(int number) {
		return new Rejected("server " + number, Instant.EPOCH, ADDRESS);
	}

	private static ServerEvents events(ServerEventListener... listeners) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		for (int i = 0; i < listeners.length; i++) {
			beans.addBean("listener" + i, listeners[i]);
		}
		ServerEvents events = new ServerEvents(beans.getBeanProvider(ExchangeListener.class),
				beans.getBeanProvider(ServerEventListener.class));
		events.afterSingletonsInstantiated();
		return events;
	}

}
