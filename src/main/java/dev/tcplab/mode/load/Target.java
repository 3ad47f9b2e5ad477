package dev.tcplab.mode.load;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.client.ServerAddress;
import dev.tcplab.client.TalkException;
import dev.tcplab.protocol.tls.Tls;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The server that a load drives, and how its clients connect.
 *
 * @param server the server
 * @param settings the clients' timeouts and PROXY header
 * @param tls secures the connections; {@code null} leaves them plain
 */
record Target(ServerAddress server, ClientSettings settings, @Nullable Tls tls) {

	int connectMillis() {
		return (int) this.settings.connectTimeout().toMillis();
	}

	SSLEngine engine() {
		return this.tls.engine(this.server.host(), this.server.port());
	}

	TalkException unreached(IOException cause) {
		return this.server.failure(cause, this.settings.connectTimeout());
	}

	TalkException unsecured(IOException cause) {
		return this.server.handshakeFailure(inWordsOfJdk(cause));
	}

	// Netty's would quote all that the server sent, or nothing.
	private static IOException inWordsOfJdk(IOException cause) {
		if (cause instanceof NotSslRecordException) {
			return new SSLException("Unsupported or unrecognized SSL message", cause);
		}
		if (cause instanceof SslHandshakeTimeoutException) {
			return new SSLException("Timed out", cause);
		}
		if (cause instanceof ClosedChannelException) {
			return new SSLException("Remote host terminated the handshake", cause);
		}
		return cause;
	}

}
