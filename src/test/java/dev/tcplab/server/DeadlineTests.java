package dev.tcplab.server;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests when a connection is too slow.
 */
class DeadlineTests {

	private final Deadline deadline = new Deadline();

	@Test
	void withoutADeadlineNothingIsLate() {
		assertThat(this.deadline.isPast(Long.MAX_VALUE - 1)).isFalse();
		assertThat(this.deadline.wasMissed()).isFalse();
	}

	@Test
	void isPastFromItsMomentOn() {
		this.deadline.set(100);
		assertThat(this.deadline.isPast(99)).isFalse();
		assertThat(this.deadline.isPast(100)).isTrue();
		assertThat(this.deadline.isPast(101)).isTrue();
	}

	@Test
	void isMissedOnceACheckFindsItPast() {
		this.deadline.set(100);
		assertThat(this.deadline.wasMissed()).isFalse();
		this.deadline.isPast(100);
		assertThat(this.deadline.wasMissed()).isTrue();
	}

	@Test
	void isNotMissedByACheckInTime() {
		this.deadline.set(100);
		this.deadline.isPast(99);
		assertThat(this.deadline.wasMissed()).isFalse();
	}

	@Test
	void aClearedDeadlineIsNeverPast() {
		this.deadline.set(100);
		this.deadline.clear();
		assertThat(this.deadline.isPast(101)).isFalse();
	}

	@Test
	void endsAfterSomeTime() {
		assertThat(Deadline.after(Duration.ofMillis(3), 5)).isEqualTo(3_000_005);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "P106751D", "P200000D" })
	void zeroAndTimesBeyondTheClockAreForEver(Duration time) {
		this.deadline.set(Deadline.after(time, Duration.ofDays(300).toNanos()));
		assertThat(this.deadline.isPast(Duration.ofDays(10_000).toNanos())).isFalse();
	}

	@Test
	void theClockGoesForward() {
		long before = Deadline.now();
		await().until(() -> Deadline.now() > before);
	}

}
