package dev.tcplab.support;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time when a slow socket is closed.
 */
class DeadlineTests {

	private final Socket socket = new Socket();

	private final Deadline deadline = new Deadline(this.socket);

	@Test
	void isNotMissedUnlessSet() {
		this.deadline.check(Long.MAX_VALUE - 1);
		assertThat(this.deadline.isMissed()).isFalse();
	}

	@Test
	void isMissedFromItsTimeOn() {
		this.deadline.setAt(100);
		this.deadline.check(99);
		assertThat(this.deadline.isMissed()).isFalse();
		assertThat(this.socket.isClosed()).isFalse();
		this.deadline.check(100);
		assertThat(this.deadline.isMissed()).isTrue();
		assertThat(this.socket.isClosed()).isTrue();
	}

	@Test
	void isNotMissedBeforeCheck() {
		this.deadline.setAt(100);
		assertThat(this.deadline.isMissed()).isFalse();
	}

	@Test
	void isNotMissedOnceCleared() {
		this.deadline.setAt(100);
		this.deadline.clear();
		this.deadline.check(101);
		assertThat(this.deadline.isMissed()).isFalse();
	}

	@Test
	void turnsFailureIntoTimeout() {
		IOException failure = new IOException("Socket closed");
		assertThat(this.deadline.cause(failure)).isSameAs(failure);
		this.deadline.setAt(100);
		this.deadline.check(100);
		assertThat(this.deadline.cause(failure)).isInstanceOf(SocketTimeoutException.class).hasCause(failure);
	}

	@Test
	void addsDurationToTime() {
		assertThat(Deadline.after(Duration.ofMillis(3), 5)).isEqualTo(3_000_005);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "P106751D", "P200000D" })
	void isNeverMissedForZeroOrHugeTimes(Duration time) {
		this.deadline.setAt(Deadline.after(time, Duration.ofDays(300).toNanos()));
		this.deadline.check(Duration.ofDays(10_000).toNanos());
		assertThat(this.deadline.isMissed()).isFalse();
	}

}
