package dev.tcplab.server.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of clients that this process can serve at once, with its file descriptors
 * and its heap. All servers share it.
 */
final class ClientCapacity {

	private static final Logger logger = LoggerFactory.getLogger(ClientCapacity.class);

	/**
	 * Places that are always granted: one for each server that waits for its next client,
	 * and a few more.
	 */
	private static final long FEWEST = 16;

	/**
	 * Descriptors reserved for about 100 HTTP connections, class files, and logs. If few
	 * are left, only half of those are reserved.
	 */
	private static final long DESCRIPTOR_RESERVE = 150;

	/**
	 * Heap in use without any clients (18 to 22 MB, measured).
	 */
	private static final long HEAP_RESERVE = 24 * 1024 * 1024;

	/**
	 * Heap of a client besides its buffer: 2.5 KB if it is silent (measured). The rest is
	 * for the garbage of messages.
	 */
	private static final long CLIENT = 6 * 1024;

	private static final long SMALLEST_BUFFER = 2 * 1024;

	private static final long USUAL_BUFFER = 8 * 1024;

	private static final long LARGEST_BUFFER = 128 * 1024;

	private final long descriptors;

	private final long descriptorClients;

	private final long heap;

	private final Semaphore places;

	/**
	 * Creates the capacity of a process.
	 * @param descriptors how many file descriptors it may have open
	 * @param heap the maximum size of its heap in bytes
	 */
	ClientCapacity(long descriptors, long open, long heap) {
		this.descriptors = descriptors;
		long left = descriptors - open;
		this.descriptorClients = Math.max(FEWEST, left - Math.min(DESCRIPTOR_RESERVE, left / 2));
		this.heap = heap;
		this.places = new Semaphore(
				(int) Math.min(Integer.MAX_VALUE, Math.min(this.descriptorClients, heapClients(SMALLEST_BUFFER))));
	}

	static ClientCapacity ofThisProcess() {
		long heap = Runtime.getRuntime().maxMemory();
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			return new ClientCapacity(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount(), heap);
		}
		return new ClientCapacity(Long.MAX_VALUE, 0, heap);
	}

	private long heapClients(long buffer) {
		return Math.max(FEWEST, (this.heap - HEAP_RESERVE) / (CLIENT + buffer));
	}

	private static long buffer(ServerSettings settings) {
		return (settings.codec() == Codec.RECV)
				? Math.min(LARGEST_BUFFER, Math.max(SMALLEST_BUFFER, settings.messageSize().toBytes())) : USUAL_BUFFER;
	}

	/**
	 * Lowers the maximum number of clients of a server to what the process can serve, and
	 * logs that.
	 */
	ServerSettings limit(String server, ServerSettings settings) {
		long heapClients = heapClients(buffer(settings));
		long most = Math.min(this.descriptorClients, heapClients);
		if (settings.maxClients() <= most) {
			return settings;
		}
		String reason = (this.descriptorClients < heapClients)
				? "this process may open %d files (ulimit -n)".formatted(this.descriptors)
				: "a heap of %d MB holds no more (-Xmx)".formatted(this.heap / 1024 / 1024);
		logger.warn("{} serves {} clients at once, not {}: {}", server, most, settings.maxClients(), reason);
		return settings.withMaxClients((int) most);
	}

	/**
	 * Returns the places of one server. Taking one also takes a place of the process.
	 * @param most how many clients the server serves at once
	 */
	Places places(int most) {
		return new Places(most, this.places);
	}

	/**
	 * The places for the clients of one server. A server that accepts holds a place for
	 * its next client.
	 */
	static final class Places {

		private final int most;

		private final Semaphore own;

		private final Semaphore shared;

		private Places(int most, Semaphore shared) {
			this.most = most;
			this.own = new Semaphore(most);
			this.shared = shared;
		}

		/**
		 * Waits for a free place and takes it.
		 */
		void take() {
			this.own.acquireUninterruptibly();
			this.shared.acquireUninterruptibly();
		}

		void giveBack() {
			this.shared.release();
			this.own.release();
		}

		boolean areAllFree() {
			return this.own.availablePermits() == this.most;
		}

		/**
		 * Waits until all places are free. Meanwhile, none may be taken.
		 * @param nanos for how long at most, in nanoseconds
		 */
		boolean awaitAllFree(long nanos) throws InterruptedException {
			boolean free = this.own.tryAcquire(this.most, nanos, TimeUnit.NANOSECONDS);
			if (free) {
				this.own.release(this.most);
			}
			return free;
		}

	}

}
