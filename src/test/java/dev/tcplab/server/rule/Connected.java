package dev.tcplab.server.rule;

import java.net.InetSocketAddress;
import java.time.Instant;

import dev.tcplab.server.Client;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultEnd;
import org.jspecify.annotations.Nullable;

/**
 * A connection without a socket.
 */
record Connected(Client client, @Nullable InetSocketAddress proxySource, @Nullable String tlsVersion,
		@Nullable String tlsServerName, FaultEnd faultEnd) implements ClientConnection {

	private static final Client CLIENT = new Client(7, new InetSocketAddress("192.0.2.7", 57848), Instant.EPOCH);

	static final ClientConnection DIRECTLY = new Connected(CLIENT, null, null, null, FaultEnd.ANSWER);

	static final ClientConnection THROUGH_PROXY = new Connected(CLIENT, CLIENT.address(), "TLSv1.3", "lab.example",
			FaultEnd.ANSWER);

}
