package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.LedgerAwayException;
import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.replicas.Generation.Phase;
import dev.tcplab.server.replicas.Generation.SharedAdmission;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one server of all replicas, in Redis. Its methods hand everything to the
 * ledger's thread that concerns other replicas.
 */
final class RedisLedger implements ClientLedger {

	private static final long LONGEST_RESET = 3;

	private final String server;

	private final int limit;

	private final LedgerThread thread;

	RedisLedger(String server, int limit, LedgerScripts scripts, Replica replica) {
		this.server = server;
		this.limit = limit;
		this.thread = new LedgerThread(server, limit, scripts, replica);
	}

	LedgerThread thread() {
		return this.thread;
	}

	@Override
	public void setListener(LedgerListener listener) {
		this.thread.setListener(listener);
	}

	@Override
	public CompletableFuture<@Nullable Admission> admit(InetSocketAddress address) {
		CompletableFuture<@Nullable Admission> result = new CompletableFuture<>();
		AdmissionRequest request = new AdmissionRequest(address, Instant.now(), result);
		this.thread.execute(() -> this.thread.add(request));
		return result;
	}

	@Override
	public void reject() {
		this.thread.generation().reject();
	}

	@Override
	public CompletableFuture<List<Client>> heard(Admission admission) {
		if (this.limit == 0) {
			return CompletableFuture.completedFuture(List.of());
		}
		HeardClient heard = new HeardClient((SharedAdmission) admission, new CompletableFuture<>());
		this.thread.execute(() -> this.thread.add(heard));
		return heard.result();
	}

	@Override
	public void concluded(Admission admission, Exchange exchange) {
		SharedAdmission shared = (SharedAdmission) admission;
		shared.generation().conclude(shared.entry(), exchange);
	}

	@Override
	public void left(Admission admission) {
		this.thread.clientLeft();
	}

	@Override
	public ServerSnapshot snapshot() {
		ServerSnapshot local = this.thread.local();
		ServerCounts counts = (this.thread.absence() != null) ? local.counts()
				: Counts.sum(this.thread.generation().admitted(), local.counts(), this.thread.others());
		return new ServerSnapshot(counts, local.clients(), local.counts());
	}

	@Override
	public boolean reset() {
		CompletableFuture<Boolean> received = new CompletableFuture<>();
		this.thread.execute(() -> this.thread.reset(received));
		try {
			return received.completeOnTimeout(false, LONGEST_RESET, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw new LedgerAwayException(this.server, ex.getCause().getMessage(), ex);
		}
	}

	@Override
	public boolean isSettled() {
		Phase phase = this.thread.generation().phase();
		return phase == Phase.OPEN || phase == Phase.LISTED;
	}

}
