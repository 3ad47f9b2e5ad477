package dev.tcplab.web.actuator;

import java.time.Duration;
import java.time.Instant;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.Outcome;
import org.jspecify.annotations.Nullable;

/** A client with its last outcome and the total time of its exchanges. */
public record ClientReport(long number, String ip, int port, Instant connectedAt, long bytesIn, long bytesOut,
		@Nullable Outcome outcome, @Nullable Duration duration) {

	static ClientReport of(ClientRecord record) {
		Client client = record.client();
		return new ClientReport(client.number(), PythonAddress.host(client.address().getAddress()),
				client.address().getPort(), client.connectedAt(), record.bytesIn(), record.bytesOut(), record.outcome(),
				record.duration());
	}

}
