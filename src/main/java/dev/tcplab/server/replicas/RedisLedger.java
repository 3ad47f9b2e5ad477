package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.LedgerAwayException;
import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.replicas.Generation.SharedAdmission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * The ledger of one server of all replicas, in Redis.
 */
final class RedisLedger implements ClientLedger {

	private static final Logger logger = LoggerFactory.getLogger(RedisLedger.class);

	private final String server;

	private final int limit;

	private final long heartbeat;

	private final LedgerScripts scripts;

	private final Replica replica;

	private final AdmissionBatches batches;

	private final Presence presence = new Presence();

	// Guards what follows; never held while Redis or the listener is asked.
	private final ReentrantLock lock = new ReentrantLock();

	private Generation generation;

	private boolean tellsOwn = true;

	private long active;

	private volatile @Nullable LedgerListener listener;

	/**
	 * Creates the ledger, which is away until its first {@linkplain #beat beat}.
	 * @param server the server's name
	 * @param limit how many clients to admit in all; 0 is no limit
	 * @param heartbeat the time between two beats
	 * @param scripts what keeps it
	 * @param replica told when Redis does not do what it is asked
	 */
	RedisLedger(String server, int limit, Duration heartbeat, LedgerScripts scripts, Replica replica) {
		this.server = server;
		this.limit = limit;
		this.heartbeat = heartbeat.toMillis();
		this.scripts = scripts;
		this.replica = replica;
		this.generation = new Generation("", limit);
		this.batches = new AdmissionBatches(server, limit, this, scripts);
	}

	@Override
	public void setListener(LedgerListener listener) {
		this.listener = listener;
		String absence = absence();
		if (absence != null) {
			reportAway(absence);
		}
		this.replica.wake();
	}

	private void reportAway(String reason) {
		LedgerListener listener = this.listener;
		if (listener != null) {
			listener.onAway(reason);
			// Redis may be back since, which the listener heard too early.
			if (absence() == null) {
				listener.onBack();
			}
		}
	}

	private <T> T locked(Supplier<T> step) {
		this.lock.lock();
		try {
			return step.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void locked(Runnable step) {
		locked(() -> {
			step.run();
			return true;
		});
	}

	@Override
	public CompletionStage<@Nullable Admission> admit(InetSocketAddress address) {
		CompletableFuture<@Nullable Admission> admission = new CompletableFuture<>();
		this.batches.add(new AdmissionRequest(address, Instant.now(), admission::complete));
		return admission;
	}

	/**
	 * A batch is admitted, or as much of it as the limit allows.
	 * @param generation where it is counted
	 * @param batch the batch, out of which those who are told are taken
	 * @param first the first number
	 * @param count how many are admitted
	 */
	void admitted(Generation generation, List<AdmissionRequest> batch, long first, int count) {
		List<AdmissionRequest> told = List.copyOf(batch.subList(0, count));
		List<SharedAdmission> admissions = new ArrayList<>();
		boolean full = locked(() -> {
			boolean present = generation == this.generation;
			for (AdmissionRequest request : told) {
				long number = first + admissions.size();
				admissions.add(generation.admit(number, request.address(), request.at(), present));
			}
			this.active += count;
			for (int i = count; i < batch.size(); i++) {
				generation.statistics().reject();
			}
			return present && this.limit > 0 && generation.highest() >= this.limit && generation.fill();
		});
		batch.subList(0, count).clear();
		for (int i = 0; i < count; i++) {
			told.get(i).then().accept(admissions.get(i));
		}
		if (full && this.listener != null) {
			this.listener.onFull();
		}
	}

	/**
	 * Waits until Redis is there.
	 * @return what is counted now
	 * @throws InterruptedException if the wait is interrupted
	 */
	Generation awaitPresence() throws InterruptedException {
		this.presence.await();
		return locked(() -> this.generation);
	}

	/**
	 * Redis did not do what it was asked, or its reply is lost.
	 * @param cause why
	 */
	void fail(DataAccessException cause) {
		away(Presence.reason(cause));
		this.replica.rejoin();
	}

	/**
	 * Redis was restarted: nobody is admitted until all have told what they know.
	 */
	void awaitOthers() {
		away("Redis was restarted, and waits for what all replicas know");
	}

	/**
	 * Nobody can be admitted for now.
	 * @param reason why
	 */
	void away(String reason) {
		String before = this.presence.end(reason);
		locked(() -> this.tellsOwn = true);
		if (before == null) {
			this.replica.wake();
		}
		if (!reason.equals(before)) {
			logger.warn("{} admits nobody for now: {}. It tries again by itself", this.server, reason);
			reportAway(reason);
		}
	}

	/**
	 * Another generation has begun.
	 * @param number its number in Redis; empty if Redis knows of none
	 */
	void leave(String number) {
		if (number.isEmpty()) {
			away("Redis has lost its data, and waits for what all replicas know");
			this.replica.rejoin();
		}
		else {
			adopt(number);
		}
	}

	private Generation adopt(String number) {
		return locked(() -> {
			if (!this.generation.number().equals(number)) {
				this.generation = new Generation(number, this.limit);
			}
			return this.generation;
		});
	}

	/**
	 * Tells Redis what this replica knows, and hears what all know.
	 * @param run the run of Redis
	 * @throws DataAccessException if Redis does not do that
	 */
	void beat(RedisRun run) {
		Report report = locked(() -> {
			List<String> own = this.tellsOwn ? this.generation.own() : List.of();
			this.tellsOwn = false;
			return new Report(this.generation.number(), this.generation.highest(), Counts.write(local().counts()), own);
		});
		Beat beat = this.scripts.beat(report, run, this.heartbeat, this.limit);
		Generation present = adopt(beat.generation());
		locked(() -> present.know(beat.admitted()));
		if (beat.restoring()) {
			awaitOthers();
		}
		boolean back = !beat.restoring() && this.presence.begin();
		LedgerListener listener = this.listener;
		if (listener != null) {
			tell(listener, beat, present);
		}
		if (back) {
			logger.info("{} admits clients, together with the other replicas", this.server);
			if (listener != null) {
				listener.onBack();
			}
		}
	}

	private void tell(LedgerListener listener, Beat beat, Generation present) {
		if (beat.full() && locked(present::fill)) {
			listener.onFull();
		}
		if (beat.complete() && !beat.restoring() && !locked(present::isListed)) {
			List<Client> clients = list(present);
			if (locked(present::beginToList)) {
				listener.onComplete(clients);
				locked(present::endToList);
			}
		}
		if (isSettled()) {
			listener.onSettled();
		}
	}

	private List<Client> list(Generation generation) {
		return this.scripts.clients(generation.number())
			.entrySet()
			.stream()
			.map((entry) -> Generation.read(Long.parseLong(entry.getKey().toString()), entry.getValue().toString()))
			.sorted(Comparator.comparing(Client::number))
			.toList();
	}

	@Override
	public void reject() {
		locked(() -> this.generation.statistics().reject());
	}

	@Override
	public List<Client> heard(Admission admission) {
		if (this.limit == 0) {
			return List.of();
		}
		Generation generation = ((SharedAdmission) admission).generation();
		long number = admission.client().number();
		locked(() -> generation.hear(number));
		if (absence() != null) {
			// The next beat tells it.
			locked(() -> this.tellsOwn = true);
			return List.of();
		}
		try {
			return this.scripts.heard(generation.number(), number, this.limit) ? listOnce(generation) : List.of();
		}
		catch (DataAccessException ex) {
			fail(ex);
			return List.of();
		}
	}

	private List<Client> listOnce(Generation generation) {
		List<Client> clients = list(generation);
		if (!locked(generation::beginToList)) {
			return List.of();
		}
		// Whoever is told holds a place, without which nothing finishes.
		locked(generation::endToList);
		return clients;
	}

	@Override
	public void concluded(Admission admission, Exchange exchange) {
		SharedAdmission shared = (SharedAdmission) admission;
		locked(() -> shared.generation().statistics().conclude(shared.entry(), exchange));
	}

	@Override
	public void left(Admission admission) {
		locked(() -> this.active--);
	}

	private ServerSnapshot local() {
		return locked(() -> this.generation.statistics().snapshot(this.active));
	}

	@Override
	public ServerSnapshot snapshot() {
		if (absence() != null) {
			return alone(local());
		}
		Generation present = locked(() -> this.generation);
		ServerSnapshot local = locked(() -> present.statistics().snapshot(this.active));
		try {
			List<String> all = this.scripts.counts(present.number(), Counts.write(local.counts()));
			ServerCounts counts = Counts.sum(Long.parseLong(all.get(0)), all.subList(1, all.size()));
			return new ServerSnapshot(counts, local.clients(), local.counts());
		}
		catch (DataAccessException ex) {
			fail(ex);
			return alone(local);
		}
	}

	private static ServerSnapshot alone(ServerSnapshot local) {
		return new ServerSnapshot(local.counts(), local.clients(), local.counts());
	}

	@Override
	public void reset() {
		String known = locked(() -> this.generation.number());
		try {
			adopt(this.scripts.reset(known));
		}
		catch (DataAccessException ex) {
			fail(ex);
			throw new LedgerAwayException(this.server, Presence.reason(ex), ex);
		}
	}

	@Nullable String absence() {
		return this.presence.absence();
	}

	@Override
	public boolean isSettled() {
		return locked(() -> this.generation.isSettled());
	}

	/**
	 * Says that this replica goes: its clients have been served.
	 */
	void sayGoodbye() {
		if (absence() == null) {
			try {
				this.scripts.goodbye();
			}
			catch (DataAccessException ex) {
				// The others notice.
				logger.debug("{} goes without a word", this.server, ex);
			}
		}
	}

	void close() {
		this.batches.close();
	}

}
