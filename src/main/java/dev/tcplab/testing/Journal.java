package dev.tcplab.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import dev.tcplab.console.TimeInWords;
import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Client;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.FaultEnd;
import org.jspecify.annotations.Nullable;

/**
 * The messages and exchanges of one test. Threads may wait for them.
 */
final class Journal implements ExchangeListener {

	// For a message that a client sent without waiting for an answer, or an exchange
	// whose answer the client read a moment ago.
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final int MOST = 10;

	private final Instant since = Instant.now();

	private final List<Message> messages = new ArrayList<>();

	private final Map<Client, Message> inProgress = new HashMap<>();

	private final List<Exchange> exchanges = new ArrayList<>();

	private final List<AssertionError> failures = new ArrayList<>();

	private int taken;

	synchronized Message heard(byte[] bytes, ClientConnection connection) {
		Message message = new Message(bytes, connection.faultEnd() != FaultEnd.ANSWER);
		this.messages.add(message);
		this.inProgress.put(connection.client(), message);
		notifyAll();
		return message;
	}

	@Override
	public synchronized void onExchange(dev.tcplab.server.Exchange details) {
		Message message = this.inProgress.remove(details.client());
		if (message != null) {
			this.exchanges.add(new Exchange(message.bytes, message.answer, details));
		}
		// Otherwise, the message was part of an earlier test.
		else if (!details.client().connectedAt().isBefore(this.since)) {
			this.exchanges.add(new Exchange(new byte[0], null, details));
		}
		notifyAll();
	}

	synchronized void fail(String text, @Nullable Throwable cause) {
		if (this.failures.size() < MOST) {
			AssertionError failure = new AssertionError(text, cause);
			failure.setStackTrace(new StackTraceElement[0]);
			this.failures.add(failure);
		}
	}

	synchronized void checkExpected() {
		if (!this.failures.isEmpty()) {
			AssertionError first = this.failures.get(0);
			this.failures.stream().skip(1).forEach(first::addSuppressed);
			throw first;
		}
	}

	synchronized List<String> messages() {
		return this.messages.stream()
			.filter((message) -> !message.lost)
			.map((message) -> new String(message.bytes, StandardCharsets.UTF_8))
			.toList();
	}

	/**
	 * Waits until a message has arrived often enough.
	 * @return what is wrong, or {@code null} if it arrived as often as expected
	 */
	synchronized @Nullable String compare(byte[] message, Times expected) {
		await(() -> count(message, false) >= expected.least(), PATIENCE);
		int received = count(message, false);
		if (expected.allow(received)) {
			return null;
		}
		int lost = count(message, true);
		return "Expected %s %s, but received it %s%s%s".formatted(VisibleText.quoted(message), expected,
				Times.inWords(received),
				(lost > 0) ? ", and %s with an answer that a fault replaced or cut".formatted(Times.inWords(lost)) : "",
				shown(this.messages));
	}

	private int count(byte[] message, boolean lost) {
		return (int) this.messages.stream()
			.filter((other) -> other.lost == lost && Arrays.equals(other.bytes, message))
			.count();
	}

	synchronized List<Exchange> exchanges() {
		await(() -> this.inProgress.values().stream().allMatch((message) -> message.lost), PATIENCE);
		return List.copyOf(this.exchanges);
	}

	synchronized List<Exchange> await(int number, Duration timeout) {
		if (!await(() -> this.exchanges.size() >= number, timeout)) {
			throw new AssertionError("Expected %d exchanges within %s, but there were %d%s".formatted(number,
					TimeInWords.of(timeout), this.exchanges.size(), shownExchanges()));
		}
		return List.copyOf(this.exchanges);
	}

	synchronized Exchange take(Duration timeout) {
		if (!await(() -> this.exchanges.size() > this.taken, timeout)) {
			throw new AssertionError("Expected another exchange within %s, but there were only %d%s"
				.formatted(TimeInWords.of(timeout), this.taken, shownExchanges()));
		}
		return this.exchanges.get(this.taken++);
	}

	private boolean await(BooleanSupplier condition, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		try {
			while (!condition.getAsBoolean()) {
				long left = end - System.nanoTime();
				if (left <= 0) {
					return false;
				}
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String shownExchanges() {
		return (this.exchanges.isEmpty() && !this.inProgress.isEmpty())
				? ". Not answered yet: " + joined(List.copyOf(this.inProgress.values())) : shown(this.exchanges);
	}

	private static String shown(List<?> all) {
		return all.isEmpty() ? ". No message arrived" : ". Received: " + joined(all);
	}

	private static String joined(List<?> all) {
		return all.stream()
			.skip(Math.max(0, all.size() - MOST))
			.map(Object::toString)
			.collect(Collectors.joining(", "));
	}

	/**
	 * A message that arrived.
	 */
	static final class Message {

		private final byte[] bytes;

		// Whether a fault replaces the answer.
		private final boolean lost;

		private volatile byte @Nullable [] answer;

		private Message(byte[] bytes, boolean lost) {
			this.bytes = bytes;
			this.lost = lost;
		}

		void answered(byte @Nullable [] answer) {
			this.answer = answer;
		}

		@Override
		public String toString() {
			return VisibleText.quoted(this.bytes);
		}

	}

}
