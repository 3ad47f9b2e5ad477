package dev.tcplab.server.replicas;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.Client;
import dev.tcplab.server.replicas.Generation.SharedAdmission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which a ledger uses Redis.
 */
final class LedgerThread extends Thread {

	private static final Logger logger = LoggerFactory.getLogger(LedgerThread.class);

	private final LedgerState ledger;

	private final AdmissionBatches admissions;

	private final HeardClients heard;

	private final Heartbeat heartbeat;

	private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();

	private volatile boolean closed;

	LedgerThread(String server, LedgerState ledger, LedgerScripts scripts, Replica replica) {
		super(server + "-ledger");
		setDaemon(true);
		this.ledger = ledger;
		this.admissions = new AdmissionBatches(ledger, scripts);
		this.heard = new HeardClients(scripts);
		this.heartbeat = new Heartbeat(ledger, scripts, replica);
	}

	// Asks Redis once before it returns.
	void begin() {
		step();
		start();
	}

	@Override
	public void run() {
		while (!this.closed) {
			step();
		}
		sayGoodbye();
	}

	/**
	 * Runs the commands of other threads, sends a heartbeat if it is due, and then, if
	 * Redis admits clients, all that waits for it.
	 */
	private void step() {
		try {
			boolean busy = !this.ledger.isAway() && !this.admissions.areEmpty();
			runCommands(busy ? 0 : this.heartbeat.nanosToNext());
			Beat beat = this.heartbeat.isDue() ? this.heartbeat.beat() : null;
			if (beat != null || !this.ledger.isAway()) {
				boolean complete = this.heard.send();
				boolean news = this.admissions.send() || complete;
				// Now each client has its number, even if a reply was lost. A server that
				// finishes closes the others.
				if (beat != null) {
					this.heartbeat.report(beat);
				}
				if (news) {
					this.heartbeat.beatIn(0);
				}
				else {
					this.ledger.endAbsence();
				}
			}
		}
		// Also an error: without this thread, no client is ever admitted.
		catch (Throwable ex) {
			if (!this.closed) {
				this.heartbeat.fail(ex);
			}
		}
	}

	private void runCommands(long nanosToWait) throws InterruptedException {
		Runnable command = this.commands.poll(nanosToWait, TimeUnit.NANOSECONDS);
		for (int left = this.commands.size(); command != null; left--) {
			command.run();
			command = (left > 0) ? this.commands.poll() : null;
		}
	}

	private void sayGoodbye() {
		try {
			if (!this.ledger.isAway()) {
				runCommands(0);
				this.heard.send();
				this.heartbeat.sayGoodbye();
			}
		}
		// The other replicas notice that this one is missing.
		catch (Throwable ex) {
			logger.debug("{} leaves without a word", getName(), ex);
		}
	}

	void admit(AdmissionRequest request) {
		this.commands.add(() -> this.admissions.add(request));
	}

	void hear(SharedAdmission admission, CompletableFuture<List<Client>> all) {
		this.commands.add(() -> this.heard.add(admission, all));
	}

	void reset(CompletableFuture<Boolean> received) {
		this.commands.add(() -> this.heartbeat.reset(received));
	}

	// Called when another replica has news.
	void wake() {
		this.commands.add(() -> this.heartbeat.beatIn(0));
	}

	// Waits until it has said goodbye, unless Redis is away.
	void close(long millis) throws InterruptedException {
		this.closed = true;
		wake();
		if (millis > 0 && !this.ledger.isAway()) {
			join(millis);
		}
		interrupt();
	}

}
