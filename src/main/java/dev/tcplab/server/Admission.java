package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Decides who is attended: the one place that numbers, limits and lists a server's
 * clients.
 */
final class Admission {

	private final int limit;

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Client> clients = new ArrayList<>();

	private long admitted;

	private long rejected;

	private long unheard;

	private long present;

	/**
	 * Creates an admission of its own numbering.
	 * @param limit how many clients to admit in all; 0 is no limit
	 */
	Admission(int limit) {
		this.limit = limit;
	}

	/**
	 * Admits a client, if the limit allows it.
	 * @param address the client's address
	 * @param announce told of the client before a later one is admitted
	 * @return the client, or {@code null} if it is beyond the limit
	 */
	@Nullable Client admit(InetSocketAddress address, Consumer<Client> announce) {
		return locked(() -> {
			if (isFull()) {
				return reject();
			}
			Client client = new Client(++this.admitted, address, Instant.now());
			this.unheard++;
			this.present++;
			if (this.limit > 0) {
				this.clients.add(client);
			}
			announce.accept(client);
			return client;
		});
	}

	/**
	 * Turns a client away.
	 * @return no client
	 */
	@Nullable Client reject() {
		return locked(() -> {
			this.rejected++;
			return null;
		});
	}

	/**
	 * Notes that a client has sent its first message or has ended without one.
	 * @return whether it was the last of all that will ever be admitted
	 */
	boolean heard() {
		return locked(() -> --this.unheard == 0 && isFull());
	}

	/**
	 * Notes that a client has left.
	 * @return whether it was the last of all that will ever be admitted
	 */
	boolean left() {
		return locked(() -> --this.present == 0 && isFull());
	}

	boolean isFull() {
		return locked(() -> this.limit > 0 && this.admitted == this.limit);
	}

	long admitted() {
		return locked(() -> this.admitted);
	}

	long rejected() {
		return locked(() -> this.rejected);
	}

	/**
	 * Returns the clients of a server with a limit.
	 * @return the clients in the order of connecting; none if there is no limit
	 */
	List<Client> clients() {
		return locked(() -> List.copyOf(this.clients));
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
