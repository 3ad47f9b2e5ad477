package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import dev.tcplab.server.replicas.LedgerScripts.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Admits clients in batches: while one is on its way to Redis, the next one gathers.
 * <p>
 * A batch has a number, and Redis keeps what became of the last one of each replica. So a
 * batch whose reply is lost is asked for again, and nobody is admitted twice.
 */
final class AdmissionBatches implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AdmissionBatches.class);

	private static final int MOST = 256;

	private final String server;

	private final int limit;

	private final RedisLedger ledger;

	private final LedgerScripts scripts;

	private final LinkedBlockingQueue<AdmissionRequest> queue = new LinkedBlockingQueue<>();

	private final Thread thread;

	private volatile boolean closed;

	AdmissionBatches(String server, int limit, RedisLedger ledger, LedgerScripts scripts) {
		this.server = server;
		this.limit = limit;
		this.ledger = ledger;
		this.scripts = scripts;
		this.thread = new Thread(this::admitAll, server + "-admissions");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	void add(AdmissionRequest request) {
		this.queue.add(request);
		if (this.closed) {
			rejectAll();
		}
	}

	private void admitAll() {
		List<AdmissionRequest> batch = new ArrayList<>();
		long sequence = 0;
		while (!this.closed) {
			try {
				batch.add(this.queue.take());
				this.queue.drainTo(batch, MOST - 1);
				sequence = admit(batch, sequence + 1);
			}
			catch (InterruptedException ex) {
				// Closed.
			}
			catch (Throwable ex) {
				// Nobody else admits anybody.
				logger.error("{} could not admit {} clients", this.server, batch.size(), ex);
			}
			finally {
				batch.forEach((request) -> request.then().accept(null));
				batch.clear();
			}
		}
		rejectAll();
	}

	private void rejectAll() {
		for (AdmissionRequest request = this.queue.poll(); request != null; request = this.queue.poll()) {
			request.then().accept(null);
		}
	}

	/**
	 * Admits a batch, however long it takes, and takes out of it who was told.
	 * @param batch the batch
	 * @param first the sequence number to begin with
	 * @return the last sequence number that was used
	 * @throws InterruptedException if this is closed meanwhile
	 */
	private long admit(List<AdmissionRequest> batch, long first) throws InterruptedException {
		long sequence = first;
		boolean unknown = false;
		while (true) {
			Generation present = this.ledger.awaitPresence();
			Reply reply;
			try {
				reply = unknown ? this.scripts.recover(present.number(), sequence)
						: this.scripts.admit(present.number(), sequence, this.limit, batch);
			}
			catch (DataAccessException ex) {
				unknown = true;
				this.ledger.fail(ex);
				continue;
			}
			switch (reply.kind()) {
				case ADMITTED -> {
					this.ledger.admitted(present, batch, reply.first(), reply.count());
					return sequence;
				}
				case CANCELLED -> {
					unknown = false;
					sequence++;
				}
				case GENERATION -> {
					unknown = false;
					this.ledger.leave(reply.generation());
				}
				case RESTORING -> this.ledger.awaitOthers();
			}
		}
	}

	/**
	 * Rejects whoever waits, and all who come later.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
	}

}
