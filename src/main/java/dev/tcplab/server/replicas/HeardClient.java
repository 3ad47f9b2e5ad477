package dev.tcplab.server.replicas;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.replicas.Generation.SharedAdmission;

/**
 * A client of a limit that was heard.
 *
 * @param admission its entry
 * @param result completed with all clients of the limit if it was the last one
 */
record HeardClient(SharedAdmission admission, CompletableFuture<List<Client>> result) {

	Generation generation() {
		return this.admission.generation();
	}

	long number() {
		return this.admission.client().number();
	}

}
