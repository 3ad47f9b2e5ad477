package dev.tcplab.server.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.Client;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.LedgerListener;
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

	private static final long PAUSE_BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(200);

	private static final long PAUSE_DURING_RESET = TimeUnit.MILLISECONDS.toNanos(20);

	private final String server;

	private final int limit;

	private final LedgerScripts scripts;

	private final Replica replica;

	private final AdmissionBatches admissions;

	private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();

	private final CountDownLatch tried = new CountDownLatch(1);

	private final AtomicLong active = new AtomicLong();

	private volatile @Nullable LedgerListener listener;

	// Only this thread changes what follows, and only volatile fields are for others.
	private volatile @Nullable String absence = "Redis has not been reached yet";

	private volatile Generation generation;

	private volatile String others = "";

	private final List<HeardClient> heard = new ArrayList<>();

	private final List<CompletableFuture<Boolean>> resets = new ArrayList<>();

	private final List<CompletableFuture<Boolean>> sentResets = new ArrayList<>();

	private State state = State.AWAY;

	private @Nullable RedisRun redis;

	private long slowest;

	private long beatAt = System.nanoTime();

	private volatile boolean closed;

	LedgerThread(String server, int limit, LedgerScripts scripts, Replica replica) {
		super(server + "-ledger");
		setDaemon(true);
		this.server = server;
		this.limit = limit;
		this.scripts = scripts;
		this.replica = replica;
		this.admissions = new AdmissionBatches(scripts);
		this.generation = new Generation("", limit);
		this.slowest = replica.heartbeat().toMillis();
	}

	/**
	 * Starts, and waits until Redis was asked once.
	 */
	void begin() {
		start();
		try {
			this.tried.await();
		}
		catch (InterruptedException ex) {
			interrupt();
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Does one thing after another until the ledger is closed: commands of other threads,
	 * a heartbeat if it is due, and then, if Redis is present, what waits for it.
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
					reset();
					hear();
					admit();
				}
			}
			// Even an error: without this thread, no client is ever admitted.
			catch (Throwable ex) {
				if (!this.closed) {
					leave(State.AWAY, RedisRun.reason(ex));
				}
			}
			this.tried.countDown();
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
		if (this.state == State.AWAY) {
			this.redis = this.replica.join(this.redis);
		}
		List<String> own = (this.state != State.PRESENT) ? this.generation.own() : List.of();
		Beat beat = beat(own, this.replica.heartbeat());
		adopt(beat.generation());
		boolean restoring = beat.restoring();
		this.slowest = restoring ? Math.max(this.slowest, beat.slowest()) : beat.slowest();
		this.generation
			.setAdmitted(restoring ? Math.max(this.generation.admitted(), beat.admitted()) : beat.admitted());
		this.others = beat.others();
		if (restoring) {
			leave(State.RESTORING, "Redis was restarted, and waits for what all replicas know");
			return;
		}
		this.state = State.PRESENT;
		if (beat.behind() == 0) {
			this.sentResets.forEach((reset) -> reset.complete(true));
			this.sentResets.clear();
		}
		else if (!this.sentResets.isEmpty()) {
			beatIn(PAUSE_DURING_RESET);
		}
		report(beat);
	}

	private Beat beat(List<String> clients, Duration heartbeat) {
		return this.scripts.beat(this.redis, this.generation, Counts.write(local().counts()), clients, heartbeat,
				this.slowest);
	}

	private void report(Beat beat) {
		boolean back = this.absence != null;
		this.absence = null;
		LedgerListener listener = this.listener;
		if (listener != null) {
			if (beat.full() && this.generation.phase() == Phase.OPEN) {
				this.generation.setPhase(Phase.FULL);
				listener.onFull();
			}
			if (beat.complete()) {
				List<Client> clients = list(this.generation);
				if (!clients.isEmpty()) {
					listener.onComplete(clients);
					this.generation.setPhase(Phase.LISTED);
				}
			}
			listener.onSettled();
		}
		if (back) {
			logger.info("{} admits clients, together with the other replicas", this.server);
			if (listener != null) {
				listener.onBack();
			}
		}
	}

	private List<Client> list(Generation generation) {
		if (generation.phase() == Phase.LISTED) {
			return List.of();
		}
		generation.setPhase(Phase.LISTING);
		return this.scripts.clients(generation.number());
	}

	/**
	 * Makes a generation the present one, unless it is already.
	 */
	private void adopt(String number) {
		if (!this.generation.number().equals(number)) {
			this.generation = new Generation(number, this.limit);
			this.others = "";
			// Others may wait until this replica knows it.
			beatIn(0);
		}
	}

	private void reset() {
		if (!this.resets.isEmpty()) {
			String number = this.scripts.reset(this.generation.number());
			this.sentResets.addAll(this.resets);
			this.resets.clear();
			adoptOrRestore(number);
		}
	}

	private void adoptOrRestore(String number) {
		if (number.isEmpty()) {
			leave(State.RESTORING, "Redis has lost its data, and waits for what all replicas know");
			beatIn(0);
		}
		else {
			adopt(number);
		}
	}

	private void hear() {
		while (!this.heard.isEmpty()) {
			Generation generation = this.heard.get(0).generation();
			List<HeardClient> batch = this.heard.stream().filter((one) -> one.generation() == generation).toList();
			List<Long> numbers = batch.stream().map(HeardClient::number).toList();
			List<Client> all = this.scripts.heard(generation.number(), numbers) ? list(generation) : List.of();
			this.heard.removeAll(batch);
			for (HeardClient client : batch) {
				client.result().complete((client.number() == numbers.get(numbers.size() - 1)) ? all : List.of());
			}
			if (!all.isEmpty()) {
				generation.setPhase(Phase.LISTED);
				settled();
			}
		}
	}

	private void settled() {
		LedgerListener listener = this.listener;
		if (listener != null) {
			listener.onSettled();
		}
	}

	private void admit() {
		Reply reply = this.admissions.send(this.generation.number());
		if (reply == null) {
			return;
		}
		switch (reply.kind()) {
			case ADMITTED -> admitted(this.admissions.take(), reply.first(), reply.count());
			case CANCELLED -> logger.debug("{} sends clients again", this.server);
			case GENERATION -> adoptOrRestore(reply.generation());
			case RESTORING -> leave(State.RESTORING, "Redis was restarted, and waits for what all replicas know");
		}
	}

	private void admitted(List<AdmissionRequest> batch, long first, int count) {
		this.active.addAndGet(count);
		for (int i = 0; i < batch.size(); i++) {
			AdmissionRequest request = batch.get(i);
			if (i < count) {
				SharedAdmission admission = this.generation.admit(first + i, request);
				if (admission.isLast()) {
					this.generation.setPhase(Phase.FULL);
					// The others finish only now that its number is not taken back.
					beatIn(0);
				}
				if (!request.result().complete(admission) && this.listener != null) {
					this.listener.onLate(admission);
				}
			}
			else if (!request.isWithdrawn()) {
				this.generation.reject();
				request.result().complete(null);
			}
		}
	}

	/**
	 * Admits no client for now.
	 */
	private void leave(State next, String reason) {
		// After a failure, Redis is asked again at once, and then after each pause.
		beatIn((this.state == State.PRESENT && next == State.AWAY) ? 0 : PAUSE_BETWEEN_ATTEMPTS);
		this.state = next;
		this.admissions.dropWithdrawn();
		String before = this.absence;
		this.absence = reason;
		this.resets.addAll(this.sentResets);
		this.resets.forEach((reset) -> reset.completeExceptionally(new IllegalStateException(reason)));
		this.resets.clear();
		this.sentResets.clear();
		if (!reason.equals(before)) {
			logger.warn("{} admits nobody for now: {}. It tries again by itself", this.server, reason);
			LedgerListener listener = this.listener;
			if (listener != null) {
				listener.onAway(reason);
			}
		}
	}

	private void sayGoodbye() {
		try {
			if (this.state == State.PRESENT) {
				runCommands(0);
				hear();
				beat(List.of(), Duration.ZERO);
			}
		}
		// The others notice.
		catch (Throwable ex) {
			logger.debug("{} leaves without a word", this.server, ex);
		}
	}

	void setListener(LedgerListener listener) {
		this.listener = listener;
		String absence = this.absence;
		if (absence != null) {
			listener.onAway(absence);
			// Redis may be back since, which the listener heard too early.
			if (this.absence == null) {
				listener.onBack();
			}
		}
		wake();
	}

	/**
	 * Runs a command on this thread.
	 */
	void execute(Runnable command) {
		this.commands.add(command);
	}

	/**
	 * Makes the next heartbeat due: another replica has news.
	 */
	void wake() {
		execute(() -> beatIn(0));
	}

	void add(AdmissionRequest request) {
		this.admissions.add(request);
	}

	void add(HeardClient client) {
		client.generation().hear(client.number());
		this.heard.add(client);
	}

	void reset(CompletableFuture<Boolean> received) {
		String absence = this.absence;
		if (absence != null) {
			received.completeExceptionally(new IllegalStateException(absence));
		}
		else {
			this.resets.add(received);
		}
	}

	void clientLeft() {
		this.active.decrementAndGet();
	}

	void close() {
		this.closed = true;
		wake();
	}

	@Nullable String absence() {
		return this.absence;
	}

	Generation generation() {
		return this.generation;
	}

	String others() {
		return this.others;
	}

	ServerSnapshot local() {
		return this.generation.snapshot(this.active.get());
	}

	/**
	 * Whether the ledger can use Redis.
	 */
	private enum State {

		/**
		 * Redis cannot be used.
		 */
		AWAY,

		/**
		 * Redis waits for what all replicas know.
		 */
		RESTORING,

		/**
		 * Clients are admitted.
		 */
		PRESENT

	}

}
