package dev.tcplab.support;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The thread that closes late sockets.
 */
@Timeout(30)
class DeadlinesTests {

	private final Deadlines deadlines = new Deadlines("test-deadlines", Duration.ofMillis(1));

	@AfterEach
	void close() {
		this.deadlines.close();
	}

	@Test
	void closesLateSocket() {
		Socket late = new Socket();
		watch(late);
		await().until(late::isClosed);
	}

	@Test
	void closesLateSocketOfGroup() {
		List<Deadline> group = new CopyOnWriteArrayList<>();
		this.deadlines.watchAll(group);
		Socket late = new Socket();
		Deadline deadline = new Deadline(late);
		deadline.set(Duration.ofMillis(1));
		group.add(deadline);
		await().until(late::isClosed);
	}

	private Deadline watch(Socket socket) {
		Deadline deadline = new Deadline(socket);
		deadline.set(Duration.ofMillis(1));
		this.deadlines.watch(deadline);
		return deadline;
	}

	@Test
	void closesLateSocketAfterPause() {
		Socket first = new Socket();
		Deadline deadline = watch(first);
		await().until(first::isClosed);
		this.deadlines.forget(deadline);
		closesLateSocket();
	}

	@Test
	void keepsForgottenSocketOpen() {
		Socket forgotten = new Socket();
		Deadline deadline = new Deadline(forgotten);
		this.deadlines.watch(deadline);
		this.deadlines.forget(deadline);
		deadline.set(Duration.ofMillis(1));
		closesLateSocket();
		assertThat(forgotten.isClosed()).isFalse();
	}

	@Test
	void closesLateSocketAfterError() {
		for (int i = 0; i < 3; i++) {
			watch(new FaultySocket());
			closesLateSocket();
		}
	}

	private static final class FaultySocket extends Socket {

		@Override
		public synchronized void close() throws IOException {
			throw new OutOfMemoryError("Fault of the test");
		}

	}

}
