package dev.tcplab.concurrent;

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
 * Tests that sockets are closed in time, whatever one of them does.
 */
@Timeout(30)
class DeadlinesTests {

	private final Deadlines deadlines = new Deadlines("test-deadlines", Duration.ofMillis(1));

	@AfterEach
	void close() {
		this.deadlines.close();
	}

	@Test
	void aLateSocketIsClosed() {
		Socket late = new Socket();
		watch(late);
		await().until(late::isClosed);
	}

	@Test
	void aLateSocketOfAGroupIsClosed() {
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
	void aSocketThatComesAfterARestIsClosedToo() {
		Socket first = new Socket();
		Deadline deadline = watch(first);
		await().until(first::isClosed);
		this.deadlines.forget(deadline);
		aLateSocketIsClosed();
	}

	@Test
	void aSocketThatIsForgottenStaysOpen() {
		Socket forgotten = new Socket();
		Deadline deadline = new Deadline(forgotten);
		this.deadlines.watch(deadline);
		this.deadlines.forget(deadline);
		deadline.set(Duration.ofMillis(1));
		aLateSocketIsClosed();
		assertThat(forgotten.isClosed()).isFalse();
	}

	@Test
	void anErrorOfOneSocketDoesNotKeepTheOthersOpen() {
		for (int i = 0; i < 3; i++) {
			watch(new FaultySocket());
			aLateSocketIsClosed();
		}
	}

	private static final class FaultySocket extends Socket {

		@Override
		public synchronized void close() throws IOException {
			throw new OutOfMemoryError("As the test wants it");
		}

	}

}
