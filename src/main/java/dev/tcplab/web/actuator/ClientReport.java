package dev.tcplab.web.actuator;

import java.time.Duration;
import java.time.Instant;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A client of a server as HTTP shows it, without its messages.
 *
 * @param number its place in the order of connection, from 1
 * @param ip its IP address
 * @param port its port
 * @param connectedAt when it was accepted
 * @param bytesIn bytes received from it
 * @param bytesOut bytes written to it
 * @param outcome how its last exchange ended, if one has ended
 * @param duration the time of its exchanges in total, if one has ended
 */
public record ClientReport(long number, String ip, int port, Instant connectedAt, long bytesIn, long bytesOut,
		@Nullable Outcome outcome, @Nullable Duration duration) {

	static ClientReport of(ClientRecord record) {
		Client client = record.client();
		return new ClientReport(client.number(), PythonAddress.host(client.address().getAddress()),
				client.address().getPort(), client.connectedAt(), record.bytesIn(), record.bytesOut(), record.outcome(),
				record.duration());
	}

}
