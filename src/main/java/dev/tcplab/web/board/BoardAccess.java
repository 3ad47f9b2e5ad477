package dev.tcplab.web.board;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The changes that users of the page may make.
 *
 * @param servers whether they may start, stop, and reset servers
 * @param faults whether they may set and clear faults
 */
record BoardAccess(boolean servers, boolean faults) {

	/**
	 * Refuses a request that manages a server, if that is not allowed.
	 * @throws ResponseStatusException 403
	 */
	void requireServers() {
		require(this.servers, "Servers are read-only here, because management.endpoint.tcpservers.access");
	}

	/**
	 * Refuses a request that changes faults, if that is not allowed.
	 * @throws ResponseStatusException 403
	 */
	void requireFaults() {
		require(this.faults, "Faults are read-only here, because management.endpoint.tcpfaults.access");
	}

	private static void require(boolean allowed, String reason) {
		if (!allowed) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, reason + " restricts the access");
		}
	}

}
