package dev.tcplab.server.engine;

import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A client that was admitted.
 *
 * @param faults the faults that it meets; {@code null} if it meets none
 * @param failure why the connection failed before a message could be awaited;
 * {@code null} if it did not
 */
record ServedClient(Admission admission, @Nullable ConnectionFaults faults, @Nullable Failed failure) {
}
