package dev.tcplab.server.net;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.IpHeaders;
import org.springframework.integration.ip.tcp.connection.TcpConnection;
import org.springframework.integration.ip.tcp.connection.TcpMessageMapper;
import org.springframework.integration.support.MutableMessageHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Makes a message of what a client has sent. With the usual headers, except the local
 * address, which costs two system calls, and without copying them.
 */
final class RequestMapper extends TcpMessageMapper {

	@Override
	public Message<?> toMessage(TcpConnection connection, @Nullable Map<String, Object> headers) {
		Object payload = connection.getPayload();
		MutableMessageHeaders all = new MutableMessageHeaders(headers);
		all.put(IpHeaders.HOSTNAME, connection.getHostName());
		all.put(IpHeaders.IP_ADDRESS, connection.getHostAddress());
		all.put(IpHeaders.REMOTE_PORT, connection.getPort());
		all.put(IpHeaders.CONNECTION_ID, connection.getConnectionId());
		return new GenericMessage<>(payload, all);
	}

}
