package dev.tcplab.server.engine;

import java.io.IOException;
import java.util.Set;

import javax.net.ssl.SSLException;

import dev.tcplab.console.TimeInWords;
import dev.tcplab.protocol.codec.MalformedMessageException;
import dev.tcplab.protocol.proxy.MalformedProxyHeaderException;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.support.EnumName;

/**
 * Finds the reason why a client is not answered.
 */
record Failures(ServerSettings settings, ServerLifecycle lifecycle) {

	private static final String ON_DEMAND = "a fault on demand";

	private static final String STOPPED = "the server was stopped";

	Failed beforeMessage(IOException cause, ClientSocket client) {
		if (client.deadline().isMissed()) {
			return lateMessage(client);
		}
		if (cause instanceof MalformedMessageException malformed) {
			return error(switch (malformed.kind()) {
				case TOO_LONG -> Cause.MESSAGE_TOO_LONG;
				case CUT_SHORT -> Cause.MESSAGE_CUT_SHORT;
				case IMPOSSIBLE_LENGTH -> Cause.IMPOSSIBLE_LENGTH;
			}, malformed.getMessage());
		}
		if (cause instanceof MalformedProxyHeaderException) {
			return error(Cause.PROXY_HEADER, cause.getMessage());
		}
		if (cause instanceof SSLException && !(cause.getCause() instanceof IOException)) {
			return error(Cause.TLS_HANDSHAKE, "TLS handshake failed: " + cause.getMessage());
		}
		return broken();
	}

	Failed closed(ClientSocket client) {
		return client.deadline().isMissed() ? lateMessage(client) : broken();
	}

	// For a client that ended its sending side.
	Failed noMessage() {
		return error(Cause.NO_MESSAGE, "it left without a message");
	}

	// For a client that left before it was admitted.
	Failed lateAdmission() {
		return this.lifecycle.isStopping() ? error(Cause.STOPPED, STOPPED)
				: timeout(Cause.TIMEOUT, "Redis did not answer within " + TimeInWords.of(this.settings.readTimeout()));
	}

	private Failed lateMessage(ClientSocket client) {
		String time = TimeInWords.of(this.settings.readTimeout());
		if (client.isDelayed() && !client.isOpen()) {
			return timeout(Cause.FAULT, ON_DEMAND + " kept the server from reading for " + time);
		}
		if (!client.isOpen()) {
			return (this.settings.proxyProtocol() == ProxyProtocol.NONE) ? lateAdmission()
					: timeout(Cause.TIMEOUT, "it did not send a complete PROXY header within " + time);
		}
		if (client.received().count() > 0) {
			return timeout(Cause.TIMEOUT, "it sent %d bytes, and no whole message of codec %s within %s"
				.formatted(client.received().count(), EnumName.of(this.settings.codec()), time));
		}
		return timeout(Cause.TIMEOUT, (this.settings.ssl().bundle() != null)
				? "no TLS handshake and message within " + time : "it sent nothing for " + time);
	}

	Failed duringAnswer(ClientSocket client, Set<FaultKind> faults) {
		if (!client.deadline().isMissed()) {
			return broken();
		}
		String time = TimeInWords.of(this.settings.writeTimeout());
		return faults.isEmpty() ? timeout(Cause.TIMEOUT, "it did not read its answer within " + time)
				: timeout(Cause.FAULT, ON_DEMAND + " made its answer take longer than " + time);
	}

	private Failed broken() {
		return this.lifecycle.isStopping() ? error(Cause.STOPPED, STOPPED)
				: new Failed(Outcome.RESET, new Unanswered(Cause.RESET, "it broke the connection"));
	}

	Unanswered rejected() {
		return this.lifecycle.isStopping() ? new Unanswered(Cause.STOPPED, STOPPED)
				: new Unanswered(Cause.LIMIT, "the limit of %d clients is reached".formatted(this.settings.limit()));
	}

	Unanswered noAnswer() {
		return new Unanswered(Cause.NO_ANSWER, "no answer from the flow");
	}

	Unanswered answerTooLong(IllegalArgumentException cause) {
		return new Unanswered(Cause.ANSWER_TOO_LONG, String.valueOf(cause.getMessage()));
	}

	Unanswered fault(FaultEnd end, int written, int length) {
		return new Unanswered(Cause.FAULT,
				"%s, %s, came after %d of %d bytes".formatted(ON_DEMAND, end, written, length));
	}

	private static Failed error(Cause cause, String description) {
		return new Failed(Outcome.ERROR, new Unanswered(cause, description));
	}

	private static Failed timeout(Cause cause, String description) {
		return new Failed(Outcome.TIMEOUT, new Unanswered(cause, description));
	}

}
