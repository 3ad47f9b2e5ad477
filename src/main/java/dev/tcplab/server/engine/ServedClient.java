package dev.tcplab.server.engine;

import java.util.Set;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A client that was admitted.
 *
 * @param admission its entry in the ledger
 * @param faults the faults that it meets; {@code null} if it meets none
 * @param met those that it met before its first message
 * @param failure the result, if the connection failed before the first message could be
 * awaited; otherwise {@code null}
 */
record ServedClient(Admission admission, @Nullable ConnectionFaults faults, Set<FaultKind> met,
		@Nullable ExchangeResult failure) {

	/**
	 * Draws the faults of a client that was admitted.
	 * @param admission its entry in the ledger
	 * @param faults the faults of the server
	 * @return the client
	 */
	static ServedClient of(Admission admission, ServerFaults faults) {
		return new ServedClient(admission, faults.draw(), Set.of(), null);
	}

	ServedClient after(Set<FaultKind> met) {
		return new ServedClient(this.admission, this.faults, met, null);
	}

	ServedClient failed(ExchangeResult failure) {
		return new ServedClient(this.admission, this.faults, this.met, failure);
	}

}
