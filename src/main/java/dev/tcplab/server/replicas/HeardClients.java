package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.replicas.Generation.SharedAdmission;

/**
 * The clients of a limit that were heard, until Redis knows them. Only the ledger's
 * thread uses it.
 */
final class HeardClients {

	private final LedgerScripts scripts;

	private final Map<Generation, List<HeardClient>> waiting = new LinkedHashMap<>();

	HeardClients(LedgerScripts scripts) {
		this.scripts = scripts;
	}

	void add(SharedAdmission admission, CompletableFuture<List<Client>> all) {
		admission.generation().hear(admission.client());
		this.waiting.computeIfAbsent(admission.generation(), (generation) -> new ArrayList<>())
			.add(new HeardClient(admission.client().number(), all));
	}

	/**
	 * Sends all clients. If they complete the limit, one of them gets the list.
	 * @return whether they complete it
	 */
	boolean send() {
		boolean anyComplete = false;
		for (Generation generation : List.copyOf(this.waiting.keySet())) {
			List<HeardClient> batch = this.waiting.get(generation);
			boolean complete = this.scripts.heard(generation.number(),
					batch.stream().map(HeardClient::number).toList());
			List<Client> all = (complete && !generation.isListed()) ? this.scripts.clients(generation.number())
					: List.of();
			this.waiting.remove(generation);
			batch.get(0).all().complete(all);
			batch.forEach((client) -> client.all().complete(List.of()));
			if (complete) {
				generation.setListed();
				anyComplete = true;
			}
		}
		return anyComplete;
	}

	private record HeardClient(long number, CompletableFuture<List<Client>> all) {
	}

}
