package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The limits of checks, with a clock that the test controls.
 */
class CheckLimitsTests {

	private long now;

	private final CheckLimits limits = new CheckLimits(() -> this.now);

	@Test
	void allowsOneCheckPerAddress() throws Exception {
		this.limits.begin(address(1));
		assertThatIsRefused(1, "A check from your address is still running. Wait for its result");
		this.limits.begin(address(2));
		this.limits.end(address(1));
		this.limits.begin(address(1));
	}

	@Test
	void allowsTenChecksPerMinute() throws Exception {
		for (int i = 0; i < CheckLimits.MOST_PER_MINUTE; i++) {
			this.limits.begin(address(1));
			this.limits.end(address(1));
			pass(Duration.ofSeconds(2));
		}
		assertThatIsRefused(1, "You have started 10 checks within a minute. Try again in 41 s");
		this.limits.begin(address(2));
		pass(Duration.ofSeconds(40));
		this.limits.begin(address(1));
		this.limits.end(address(1));
		assertThatIsRefused(1, "You have started 10 checks within a minute. Try again in 3 s");
	}

	@Test
	void allowsEightChecksAtOnce() throws Exception {
		for (int i = 1; i <= CheckLimits.MOST_AT_ONCE; i++) {
			this.limits.begin(address(i));
		}
		assertThatIsRefused(100, "8 checks are running, which is the maximum. Try again in 10 s");
		this.limits.end(address(3));
		this.limits.begin(address(100));
	}

	@Test
	void doesNotCountRefusedChecks() throws Exception {
		this.limits.begin(address(1));
		for (int i = 0; i < 20; i++) {
			assertThatIsRefused(1, "A check from your address is still running");
		}
		this.limits.end(address(1));
		this.limits.begin(address(1));
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
	}

	private void assertThatIsRefused(int number, String reason) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> this.limits.begin(address(number)))
			.satisfies((refusal) -> assertThat(refusal.getStatusCode().value()).isEqualTo(429))
			.withMessageContaining(reason);
	}

	private static InetAddress address(int number) throws UnknownHostException {
		return InetAddress.getByAddress(new byte[] { (byte) 192, 0, 2, (byte) number });
	}

}
