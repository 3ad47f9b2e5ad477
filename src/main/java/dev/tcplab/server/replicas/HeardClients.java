package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.replicas.Generation.Phase;
import dev.tcplab.server.replicas.Generation.SharedAdmission;

/**
 * The clients of a limit that were heard, until Redis knows them, and the list of all of
 * them. Only the ledger's thread uses it.
 */
final class HeardClients {

	private final LedgerScripts scripts;

	private final List<HeardClient> waiting = new ArrayList<>();

	HeardClients(LedgerScripts scripts) {
		this.scripts = scripts;
	}

	void add(SharedAdmission admission, CompletableFuture<List<Client>> result) {
		admission.generation().hear(admission.client().number());
		this.waiting.add(new HeardClient(admission, result));
	}

	// If they complete the limit, one of them gets the list. Returns whether they do.
	boolean send(LedgerListener listener) {
		boolean anyComplete = false;
		while (!this.waiting.isEmpty()) {
			Generation generation = this.waiting.get(0).admission().generation();
			List<HeardClient> batch = this.waiting.stream()
				.filter((client) -> client.admission().generation() == generation)
				.toList();
			boolean complete = this.scripts.heard(generation.number(),
					batch.stream().map((client) -> client.admission().client().number()).toList());
			List<Client> all = (complete && generation.phase() != Phase.LISTED) ? list(generation) : List.of();
			this.waiting.removeAll(batch);
			batch.get(0).result().complete(all);
			batch.forEach((client) -> client.result().complete(List.of()));
			if (complete) {
				generation.setPhase(Phase.LISTED);
				listener.onSettled();
				anyComplete = true;
			}
		}
		return anyComplete;
	}

	void report(Beat beat, Generation generation, LedgerListener listener) {
		if (beat.full()) {
			if (generation.phase() == Phase.OPEN) {
				generation.setPhase(Phase.FULL);
			}
			listener.onFull();
		}
		if (beat.complete() && generation.phase() != Phase.LISTED) {
			listener.onComplete(list(generation));
			generation.setPhase(Phase.LISTED);
		}
		if (generation.isSettled()) {
			listener.onSettled();
		}
	}

	private List<Client> list(Generation generation) {
		generation.setPhase(Phase.LISTING);
		return this.scripts.clients(generation.number());
	}

	private record HeardClient(SharedAdmission admission, CompletableFuture<List<Client>> result) {
	}

}
