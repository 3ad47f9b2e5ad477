package dev.tcplab.mode.load;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.EnumName;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/** The server that a load drives, and how its clients connect. */
record Target(ServerAddress server, ClientOptions options, @Nullable Tls tls) {

	int connectMillis() {
		return (int) this.options.connectTimeout().toMillis();
	}

	SSLEngine engine() {
		return this.tls.engine(this.server.host(), this.server.port());
	}

	TalkException unreached(IOException cause) {
		return this.server.failure(cause, this.options.connectTimeout());
	}

	TalkException unsecured(IOException cause) {
		return this.server.handshakeFailure(inWordsOfJdk(cause));
	}

	TalkException notKeptOpen(String event) {
		return new TalkException(TalkOutcome.CLOSED,
				"%s %s. To keep connections open, set keep-open and the codec there too, or omit --keep-open here."
					.formatted(this.server, event),
				null);
	}

	TalkException cutShort(Codec codec) {
		return new TalkException(TalkOutcome.CLOSED,
				"%s closed the connection before an answer was complete in the codec %s. Check its codec, and look at its console."
					.formatted(this.server, EnumName.of(codec)),
				null);
	}

	TalkException malformed(Codec codec, DecoderException cause) {
		return new TalkException(TalkOutcome.ERROR,
				"%s sent an answer that is longer than %s, or not in the codec %s (%s). Check --codec, or allow more with --tcp-lab.client.answer-size."
					.formatted(this.server, this.options.answerSize(), EnumName.of(codec), cause.getMessage()),
				cause);
	}

	// Netty's message would quote everything that the server sent, or nothing.
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
