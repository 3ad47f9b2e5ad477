package dev.tcplab.server.replicas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.Client;
import dev.tcplab.server.replicas.Generation.Phase;
import dev.tcplab.server.replicas.Generation.SharedAdmission;
import dev.tcplab.server.replicas.LedgerScripts.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which a ledger uses Redis.
 */
final class LedgerThread extends Thread {

	private static final Logger logger = LoggerFactory.getLogger(LedgerThread.class);

	private static final String NEW = "Redis has no counts of this group yet, and waits for what other replicas know";

	private static final String RESTORING = "Redis was restarted or has lost its data,"
			+ " and waits for what all replicas know";

	private static final long PAUSE_BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(200);

	private static final long PAUSE_DURING_RESET = TimeUnit.MILLISECONDS.toNanos(20);

	private final int limit;

	private final LedgerState ledger;

	private final LedgerScripts scripts;

	private final Replica replica;

	private final AdmissionBatches admissions;

	private final HeardClients heard;

	private final Resets resets = new Resets();

	private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();

	private final CompletableFuture<Void> tried = new CompletableFuture<>();

	private State state = State.AWAY;

	private boolean wasPresent;

	private @Nullable RedisRun redis;

	private long slowest;

	private long beatAt = System.nanoTime();

	private volatile boolean closed;

	LedgerThread(String server, int limit, LedgerState ledger, LedgerScripts scripts, Replica replica) {
		super(server + "-ledger");
		setDaemon(true);
		this.limit = limit;
		this.ledger = ledger;
		this.scripts = scripts;
		this.replica = replica;
		this.admissions = new AdmissionBatches(scripts);
		this.heard = new HeardClients(scripts);
		this.slowest = replica.heartbeat().toMillis();
	}

	// Waits until Redis was asked once.
	void begin() {
		start();
		this.tried.join();
	}

	/**
	 * Runs the commands of other threads, a heartbeat if it is due, and then, if Redis is
	 * present, all steps that wait for it, until the ledger is closed.
	 */
	@Override
	public void run() {
		while (!this.closed) {
			try {
				boolean busy = this.state == State.PRESENT && !this.admissions.isEmpty();
				runCommands(busy ? 0 : nanosToBeat());
				if (nanosToBeat() <= 0) {
					beat();
				}
				if (this.state == State.PRESENT) {
					boolean settled = !this.admissions.hasLostReply();
					reset();
					if (this.heard.send(this.ledger.listener())) {
						// It may not know yet that the limit is reached.
						beatIn(0);
					}
					admit();
					endAbsence(settled);
				}
			}
			// Also an error: without this thread, no client is ever admitted.
			catch (Throwable ex) {
				if (!this.closed) {
					leave(State.AWAY, RedisRun.reason(ex));
				}
			}
			this.tried.complete(null);
		}
		sayGoodbye();
	}

	private void runCommands(long nanosToWait) throws InterruptedException {
		Runnable command = this.commands.poll(nanosToWait, TimeUnit.NANOSECONDS);
		for (int left = this.commands.size(); command != null; left--) {
			command.run();
			command = (left > 0) ? this.commands.poll() : null;
		}
	}

	private long nanosToBeat() {
		return this.beatAt - System.nanoTime();
	}

	private void beatIn(long nanos) {
		this.beatAt = System.nanoTime() + nanos;
	}

	private void beat() {
		beatIn(this.replica.heartbeat().toNanos());
		boolean told = this.state == State.PRESENT;
		Beat beat = beat(told ? List.of() : this.ledger.generation().own(), this.replica.heartbeat());
		adopt(beat.generation());
		Generation present = this.ledger.generation();
		if (beat.restoring()) {
			this.slowest = Math.max(this.slowest, beat.slowest());
			present.setAdmitted(Math.max(present.admitted(), beat.admitted()));
			leave(State.RESTORING, this.wasPresent ? RESTORING : NEW);
			return;
		}
		this.slowest = beat.slowest();
		this.ledger.setOthers(beat.others());
		present.setAdmitted(beat.admitted());
		present.setFull(beat.full());
		this.state = State.PRESENT;
		this.wasPresent = true;
		if (this.resets.await(beat.behind())) {
			beatIn(PAUSE_DURING_RESET);
		}
		if (this.ledger.hasListener()) {
			this.heard.report(beat, present, this.ledger.listener());
		}
	}

	private void endAbsence(boolean settled) {
		if (settled) {
			this.ledger.endAbsence();
		}
		else {
			// Numbers may have been taken back since the beat, so the limit is open.
			beatIn(0);
		}
	}

	private Beat beat(List<String> clients, Duration heartbeat) {
		// Another ledger may have connected to another run of Redis meanwhile.
		RedisRun redis = this.replica.join((this.state == State.AWAY) ? this.redis : null);
		this.redis = redis;
		return this.scripts.beat(redis, this.ledger.generation(), Counts.write(this.ledger.local().counts()), clients,
				heartbeat, this.slowest);
	}

	// The number is empty if Redis waits for the state of the replicas.
	private void adopt(String number) {
		if (number.isEmpty()) {
			leave(State.RESTORING, this.wasPresent ? RESTORING : NEW);
		}
		else if (!this.ledger.generation().number().equals(number)) {
			this.ledger.setGeneration(new Generation(number, this.limit));
			// Others may wait until this replica knows it.
			beatIn(0);
		}
	}

	private void reset() {
		if (this.resets.areToBeSent()) {
			String number = this.scripts.reset(this.ledger.generation().number());
			this.resets.setSent();
			adopt(number);
		}
	}

	private void admit() {
		Reply reply = this.admissions.send(this.ledger.generation().number());
		if (reply == null) {
			return;
		}
		if (!reply.admitted()) {
			adopt(reply.generation());
			return;
		}
		List<AdmissionRequest> batch = this.admissions.take();
		this.ledger.addActive(reply.count());
		for (int i = 0; i < reply.count(); i++) {
			admitted(batch.get(i), reply.first() + i);
		}
		for (AdmissionRequest rejected : batch.subList(reply.count(), batch.size())) {
			if (!rejected.isWithdrawn()) {
				this.ledger.generation().reject();
				rejected.result().complete(null);
			}
		}
	}

	private void admitted(AdmissionRequest request, long number) {
		SharedAdmission admission = this.ledger.generation().admit(number, request);
		if (admission.isLast()) {
			admission.generation().setPhase(Phase.FULL);
			// Its number is final now, so the other replicas may finish.
			beatIn(0);
		}
		if (!request.result().complete(admission)) {
			this.ledger.listener().onLate(admission);
		}
	}

	private void leave(State next, String reason) {
		// After a failure, Redis is asked again at once, and then after each pause.
		beatIn((this.state == State.PRESENT) ? 0 : PAUSE_BETWEEN_ATTEMPTS);
		this.state = next;
		this.admissions.dropWithdrawn();
		this.resets.fail(reason);
		this.ledger.setAbsence(reason);
	}

	private void sayGoodbye() {
		try {
			if (this.state == State.PRESENT) {
				runCommands(0);
				this.heard.send(this.ledger.listener());
				beat(List.of(), Duration.ZERO);
			}
		}
		// The other replicas notice that this one is missing.
		catch (Throwable ex) {
			logger.debug("{} leaves without a word", getName(), ex);
		}
	}

	// Runs a command, such as one of the following methods, on this thread.
	void execute(Runnable command) {
		this.commands.add(command);
	}

	void admit(AdmissionRequest request) {
		this.admissions.add(request);
	}

	void hear(SharedAdmission admission, CompletableFuture<List<Client>> all) {
		this.heard.add(admission, all);
	}

	void reset(CompletableFuture<Boolean> received) {
		this.resets.add(received);
		String absence = this.ledger.absence();
		if (absence != null) {
			this.resets.fail(absence);
		}
	}

	// Called when another replica has news.
	void wake() {
		execute(() -> beatIn(0));
	}

	boolean isAway() {
		return this.ledger.absence() != null;
	}

	void close() {
		this.closed = true;
		wake();
	}

	private enum State {

		// Redis cannot be used.
		AWAY,

		// Redis waits for the state of all replicas.
		RESTORING,

		// Clients are admitted.
		PRESENT

	}

}
