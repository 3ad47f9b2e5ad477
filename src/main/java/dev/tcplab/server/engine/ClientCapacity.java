package dev.tcplab.server.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of clients that this process can serve at once, with its file descriptors,
 * its threads, and its heap. All servers share it.
 */
final class ClientCapacity {

	private static final Logger logger = LoggerFactory.getLogger(ClientCapacity.class);

	// Always served: one for each server, and a few more.
	private static final long FEWEST = 16;

	// For about 100 HTTP connections, class files, and logs; at most half of the free.
	private static final long DESCRIPTOR_RESERVE = 150;

	// For HTTP, the compiler of the JVM, and a stop, which needs some.
	private static final long THREAD_RESERVE = 30;

	// In use without any clients (18 to 22 MB, measured).
	private static final long HEAP_RESERVE = 24 * 1024 * 1024;

	private static final int KILOBYTE = 1024;

	// Besides the message: 5 KB (measured), and a little for the answer.
	private static final int CLIENT = 6;

	// Input that is buffered, except with codec recv.
	private static final int BUFFER = 8;

	// 10 to 12 KB, measured.
	private static final int TLS = 12;

	private static final int SMALLEST_MESSAGE = 2;

	private static final int LARGEST_READ = 128;

	// The kernel takes this much. The heap holds a larger answer until it is read.
	private static final int SENT_AT_ONCE = 64;

	private final ProcessLimits process;

	private final long clients;

	private final long kilobytes;

	private final Semaphore places;

	private final Semaphore heap;

	// Clients get half of the free heap. The rest is for garbage, the board, and HTTP.
	ClientCapacity(ProcessLimits process) {
		this.process = process;
		long descriptors = process.descriptors() - Math.min(DESCRIPTOR_RESERVE, process.descriptors() / 2);
		this.clients = Math.max(FEWEST, Math.min(descriptors, process.threads() - THREAD_RESERVE));
		this.kilobytes = Math.max(0, (process.heap() - HEAP_RESERVE) / 2 / KILOBYTE);
		this.places = semaphore(this.clients);
		this.heap = semaphore(this.kilobytes);
	}

	private static Semaphore semaphore(long permits) {
		return new Semaphore((int) Math.min(Integer.MAX_VALUE / 2, permits));
	}

	private static int kilobytes(ServerSettings settings) {
		boolean recv = settings.codec() == Codec.RECV;
		long most = recv ? LARGEST_READ : Integer.MAX_VALUE / KILOBYTE;
		int message = (int) Math.max(SMALLEST_MESSAGE, Math.min(most, settings.messageSize().toKilobytes()));
		// The answer, and the same in its frame.
		int unread = (message > SENT_AT_ONCE) ? 2 * message : 0;
		return CLIENT + (recv ? 0 : BUFFER) + message + unread + ((settings.ssl().bundle() != null) ? TLS : 0);
	}

	ServerSettings limit(String server, ServerSettings settings) {
		long inHeap = Math.max(1, this.kilobytes / kilobytes(settings));
		long most = Math.min(this.clients, inHeap);
		if (settings.maxClients() <= most) {
			return settings;
		}
		logger.warn("{} can serve {} clients at once, not {}: {}", server, most, settings.maxClients(), reason(inHeap));
		return settings.withMaxClients((int) most);
	}

	private String reason(long inHeap) {
		if (inHeap <= this.clients) {
			return "the heap of %d MB has no room for more (-Xmx)".formatted(this.process.heap() / KILOBYTE / KILOBYTE);
		}
		return (this.process.descriptors() <= this.process.threads())
				? "this process may open %d files (ulimit -n)".formatted(this.process.mostDescriptors())
				: "only %d more threads may be started (ulimit -u)".formatted(this.process.threads());
	}

	// Taking a place also takes a place of the process.
	Places places(ServerSettings settings) {
		int kilobytes = kilobytes(settings);
		// Each server that accepts holds a place for its next client.
		this.heap.release(kilobytes);
		return new Places(settings.maxClients(), kilobytes);
	}

	/**
	 * The places for the clients of one server. A server that accepts holds a place for
	 * its next client.
	 */
	final class Places {

		private final int most;

		private final int kilobytes;

		private final Semaphore own;

		private Places(int most, int kilobytes) {
			this.most = most;
			this.kilobytes = kilobytes;
			this.own = new Semaphore(most);
		}

		void take() {
			this.own.acquireUninterruptibly();
			ClientCapacity.this.places.acquireUninterruptibly();
			ClientCapacity.this.heap.acquireUninterruptibly(this.kilobytes);
		}

		void giveBack() {
			ClientCapacity.this.heap.release(this.kilobytes);
			ClientCapacity.this.places.release();
			this.own.release();
		}

		boolean areAllFree() {
			return this.own.availablePermits() == this.most;
		}

		// Meanwhile, no place may be taken.
		boolean awaitAllFree(long nanos) throws InterruptedException {
			boolean free = this.own.tryAcquire(this.most, nanos, TimeUnit.NANOSECONDS);
			if (free) {
				this.own.release(this.most);
			}
			return free;
		}

	}

}
