package dev.tcplab.web.actuator;

import java.time.Duration;
import java.time.Instant;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.ClientRecord;
import org.jspecify.annotations.Nullable;

/**
 * A client as the endpoint shows it: nothing of what it said.
 *
 * @param number its place in the order of connecting, from 1
 * @param ip its IP address
 * @param port its port
 * @param connectedAt when it was accepted
 * @param bytesIn bytes received from it
 * @param bytesOut bytes written to it
 * @param outcome how its last exchange ended, if one has
 * @param duration how long its exchanges took in all, if one has ended
 */
record ClientDescription(long number, String ip, int port, Instant connectedAt, long bytesIn, long bytesOut,
		@Nullable String outcome, @Nullable Duration duration) {

	static ClientDescription of(ClientRecord record) {
		Client client = record.client();
		String outcome = (record.outcome() != null) ? record.outcome().toString() : null;
		return new ClientDescription(client.number(), PythonAddress.host(client.address().getAddress()),
				client.address().getPort(), client.connectedAt(), record.bytesIn(), record.bytesOut(), outcome,
				record.duration());
	}

}
