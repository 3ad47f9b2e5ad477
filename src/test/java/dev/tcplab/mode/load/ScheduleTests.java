package dev.tcplab.mode.load;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The times at which exchanges begin.
 */
class ScheduleTests {

	private static final Duration LONG = Duration.ofHours(1);

	@Test
	void beginsAtOnceWithoutRate() {
		Schedule schedule = new Schedule(null, LONG, null);
		long before = schedule.now();
		assertThat(schedule.next()).isBetween(before, schedule.now());
		assertThat(schedule.missed()).isZero();
	}

	@Test
	void spacesExchangesByRate() {
		Schedule schedule = new Schedule(null, LONG, 4);
		assertThat(schedule.next()).isZero();
		assertThat(schedule.next()).isEqualTo(250_000_000);
		assertThat(schedule.next()).isEqualTo(500_000_000);
	}

	@Test
	void endsAfterNumberOfExchanges() {
		Schedule schedule = new Schedule(2L, null, null);
		assertThat(schedule.next()).isNotEqualTo(Schedule.OVER);
		assertThat(schedule.next()).isNotEqualTo(Schedule.OVER);
		assertThat(schedule.next()).isEqualTo(Schedule.OVER);
		assertThat(schedule.next()).isEqualTo(Schedule.OVER);
		assertThat(schedule.isOver()).isFalse();
	}

	@Test
	void beginsNoExchangeAfterDuration() {
		Schedule schedule = new Schedule(null, Duration.ofSeconds(1), 2);
		assertThat(schedule.next()).isZero();
		assertThat(schedule.next()).isEqualTo(500_000_000);
		assertThat(schedule.next()).isEqualTo(Schedule.OVER);
	}

	@Test
	void endsAfterDuration() {
		Schedule schedule = new Schedule(null, Duration.ofMillis(1), null);
		await().until(schedule::isOver);
		assertThat(schedule.next()).isEqualTo(Schedule.OVER);
	}

	@Test
	void endsWhenStopped() {
		Schedule schedule = new Schedule(null, LONG, null);
		schedule.stop();
		assertThat(schedule.next()).isEqualTo(Schedule.OVER);
		assertThat(schedule.isOver()).isTrue();
	}

	@Test
	void countsExchangesThatNeverBegan() {
		Schedule schedule = new Schedule(null, Duration.ofMillis(10), 1000);
		schedule.next();
		await().until(schedule::isOver);
		assertThat(schedule.missed()).isEqualTo(9);
	}

	@Test
	void missesAtMostNumberOfExchanges() {
		Schedule schedule = new Schedule(3L, null, 1_000_000);
		schedule.next();
		await().until(() -> schedule.now() > 1_000_000);
		assertThat(schedule.missed()).isEqualTo(2);
	}

	@Test
	void showsProgressTowardsNearerEnd() {
		assertThat(new Schedule(10L, null, null).progress(5)).isEqualTo(0.5);
		assertThat(new Schedule(10L, LONG, null).progress(5)).isEqualTo(0.5);
		Schedule ended = new Schedule(10L, Duration.ofMillis(1), null);
		await().until(ended::isOver);
		assertThat(ended.progress(5)).isEqualTo(1);
	}

	@Test
	void knowsThatItWasStopped() {
		Schedule schedule = new Schedule(10L, LONG, null);
		assertThat(schedule.isStopped()).isFalse();
		schedule.stop();
		assertThat(schedule.isStopped()).isTrue();
	}

}
