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
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.replicas.Generation.SharedAdmission;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one server of all replicas, in Redis. All that concerns other replicas is
 * a command for the ledger's thread.
 */
record RedisLedger(String server, int limit, LedgerState state, LedgerThread thread) implements ClientLedger {

	private static final long LONGEST_RESET = 3;

	@Override
	public void setListener(LedgerListener listener) {
		this.state.setListener(listener);
		this.thread.begin();
	}

	@Override
	public CompletableFuture<@Nullable Admission> admit(InetSocketAddress address) {
		AdmissionRequest request = new AdmissionRequest(address, Instant.now(), new CompletableFuture<>());
		this.thread.admit(request);
		return request.result();
	}

	@Override
	public void reject() {
		this.state.generation().statistics().reject();
	}

	@Override
	public CompletableFuture<List<Client>> heard(Admission admission) {
		if (this.limit == 0) {
			return CompletableFuture.completedFuture(List.of());
		}
		CompletableFuture<List<Client>> all = new CompletableFuture<>();
		this.thread.hear((SharedAdmission) admission, all);
		return all;
	}

	@Override
	public void concluded(Admission admission, Exchange exchange) {
		SharedAdmission shared = (SharedAdmission) admission;
		shared.generation().statistics().conclude(shared.entry(), exchange);
	}

	@Override
	public void left(Admission admission) {
		this.state.addActive(-1);
	}

	@Override
	public ServerSnapshot snapshot() {
		return this.state.snapshot();
	}

	@Override
	public boolean reset() {
		CompletableFuture<Boolean> received = new CompletableFuture<>();
		this.thread.reset(received);
		try {
			return received.completeOnTimeout(false, LONGEST_RESET, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw new LedgerAwayException(this.server, ex.getCause().getMessage(), ex);
		}
	}

	@Override
	public boolean isFull() {
		return this.state.generation().isFull();
	}

	@Override
	public boolean isSettled() {
		return this.state.generation().isSettled();
	}

}
