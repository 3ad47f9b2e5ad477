package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Decides who is attended: the one place that numbers, limits, counts and lists a
 * server's clients.
 */
final class Admission {

	private final int limit;

	private final ReentrantLock lock = new ReentrantLock();

	private Tally tally;

	private boolean open;

	private boolean complete;

	private long present;

	private long everAdmitted;

	private long everRejected;

	/**
	 * Creates an admission of its own numbering, which is not open yet.
	 * @param limit how many clients to admit in all; 0 is no limit
	 */
	Admission(int limit) {
		this.limit = limit;
		this.tally = new Tally(limit);
	}

	/**
	 * Begins to admit clients.
	 * @return whether the limit allows any
	 */
	boolean open() {
		return locked(() -> {
			this.open = !this.tally.isFull();
			this.complete = false;
			return this.open;
		});
	}

	/**
	 * Whether the limit allows no more clients.
	 * @return whether it could not be opened
	 */
	boolean isFull() {
		return locked(() -> this.tally.isFull());
	}

	/**
	 * Admits no more clients.
	 * @return whether any would have been admitted
	 */
	boolean close() {
		return locked(() -> {
			boolean wasOpen = this.open;
			this.open = false;
			return wasOpen;
		});
	}

	boolean isOpen() {
		return locked(() -> this.open);
	}

	/**
	 * Admits a client, if it is open. It closes after the last client of the limit.
	 * @param address the client's address
	 * @param announce told of the client before a later one is admitted
	 * @return the client's ticket, or {@code null} if it is not admitted
	 */
	@Nullable Ticket admit(InetSocketAddress address, Consumer<Client> announce) {
		return locked(() -> {
			if (!this.open) {
				this.everRejected++;
				this.tally.reject();
				return null;
			}
			Client client = new Client(this.tally.admitted() + 1, address, Instant.now());
			this.tally.admit(client);
			this.everAdmitted++;
			this.present++;
			this.complete = this.tally.isFull();
			this.open = !this.complete;
			announce.accept(client);
			return new Ticket(client, this.tally, this.complete);
		});
	}

	/**
	 * Notes that a client has sent its first message or has ended without one.
	 * @param ticket the client's
	 * @return all clients, in the order of connecting, if it was the last one that the
	 * limit allows; else none
	 */
	List<Client> heard(Ticket ticket) {
		return locked(() -> ticket.tally().heard() ? ticket.tally().clients() : List.of());
	}

	/**
	 * Counts an exchange.
	 * @param ticket the client's
	 * @param exchange what became of the client's message
	 */
	void conclude(Ticket ticket, Exchange exchange) {
		locked(() -> {
			ticket.tally().conclude(exchange);
			return null;
		});
	}

	/**
	 * Notes that a client has left.
	 * @return whether nobody is left, after the last client of the limit
	 */
	boolean left() {
		return locked(() -> --this.present == 0 && this.complete);
	}

	/**
	 * Forgets the counts and the clients. Who is present stays, but is counted no more.
	 */
	void forget() {
		locked(() -> {
			this.tally = new Tally(this.limit);
			return null;
		});
	}

	History history() {
		return locked(() -> this.tally.history(this.present));
	}

	long present() {
		return locked(() -> this.present);
	}

	/**
	 * Returns how many clients were admitted, also those that are forgotten.
	 * @return the number, which never becomes less
	 */
	long everAdmitted() {
		return locked(() -> this.everAdmitted);
	}

	/**
	 * Returns how many clients were not admitted, also those that are forgotten.
	 * @return the number, which never becomes less
	 */
	long everRejected() {
		return locked(() -> this.everRejected);
	}

	/**
	 * Runs something during which no client is admitted.
	 * @param action what to run
	 */
	void undisturbed(Runnable action) {
		locked(() -> {
			action.run();
			return null;
		});
	}

	private <T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
