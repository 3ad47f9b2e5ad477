package dev.tcplab.server.ledger;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one process, which ends with it. A limit of 0 means no limit.
 */
public final class MemoryLedger implements ClientLedger {

	private final int limit;

	private ServerStatistics statistics;

	private long active;

	public MemoryLedger(int limit) {
		this.limit = limit;
		this.statistics = new ServerStatistics(limit);
	}

	@Override
	public CompletableFuture<@Nullable Admission> admit(InetSocketAddress address) {
		return CompletableFuture.completedFuture(admitNow(address));
	}

	private synchronized @Nullable Admission admitNow(InetSocketAddress address) {
		if (this.statistics.isFull()) {
			reject();
			return null;
		}
		this.active++;
		return this.statistics.admit(address);
	}

	@Override
	public synchronized void reject() {
		this.statistics.reject();
	}

	@Override
	public CompletableFuture<List<Client>> heard(Admission admission) {
		return CompletableFuture
			.completedFuture((this.limit > 0) ? ((ClientEntry) admission).statistics().heard() : List.of());
	}

	@Override
	public void concluded(Admission admission, Exchange exchange) {
		ClientEntry entry = (ClientEntry) admission;
		entry.statistics().conclude(entry, exchange);
	}

	@Override
	public synchronized void left(Admission admission) {
		this.active--;
	}

	@Override
	public synchronized boolean isFull() {
		return this.statistics.isFull();
	}

	@Override
	public synchronized ServerSnapshot snapshot() {
		return this.statistics.snapshot(this.active);
	}

	@Override
	public synchronized boolean reset() {
		this.statistics = new ServerStatistics(this.limit);
		return true;
	}

}
