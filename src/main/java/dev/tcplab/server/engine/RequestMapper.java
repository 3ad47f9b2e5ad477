package dev.tcplab.server.engine;

import java.util.Map;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.TcpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.IpHeaders;
import org.springframework.integration.ip.tcp.connection.TcpConnection;
import org.springframework.integration.ip.tcp.connection.TcpMessageMapper;
import org.springframework.integration.support.MutableMessageHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Makes a message from the bytes that a client sent. Its headers have the client's own
 * address, even behind a proxy, and its number. They leave out the local address, which
 * would cost two system calls.
 */
final class RequestMapper extends TcpMessageMapper {

	@Override
	public Message<?> toMessage(TcpConnection connection, @Nullable Map<String, Object> headers) {
		ClientConnection facts = ((ServerConnection) connection).facts();
		Client client = facts.client();
		String host = PythonAddress.host(client.address().getAddress());
		MutableMessageHeaders all = new MutableMessageHeaders(headers);
		all.put(IpHeaders.HOSTNAME, host);
		all.put(IpHeaders.IP_ADDRESS, host);
		all.put(IpHeaders.REMOTE_PORT, client.address().getPort());
		all.put(IpHeaders.CONNECTION_ID, connection.getConnectionId());
		all.put(TcpServer.CLIENT_NUMBER, client.number());
		all.put(TcpServer.CONNECTION, facts);
		return new GenericMessage<>(connection.getPayload(), all);
	}

}
