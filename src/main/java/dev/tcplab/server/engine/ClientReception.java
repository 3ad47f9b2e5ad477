package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

import dev.tcplab.protocol.proxy.MalformedProxyHeaderException;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.engine.Preamble.Origin;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Receives a client up to its first message: reads the PROXY header, admits the client,
 * and opens the stream of messages. A connection that may be a probe is admitted only
 * when its first byte arrives.
 *
 * @param context what the connections of the server share
 */
record ClientReception(ConnectionContext context) {

	/**
	 * Receives a client.
	 * @param client the client's socket
	 * @param admitted the client, if it was admitted when it connected
	 * @return the client, or {@code null} if the connection is not served
	 */
	@Nullable ServedClient receive(ClientSocket client, @Nullable ServedClient admitted) {
		if (admitted != null) {
			return open(client, admitted);
		}
		Origin origin;
		try {
			origin = this.context.preamble().read(client.plain());
		}
		catch (UntrustedProxyException ex) {
			return null;
		}
		catch (IOException ex) {
			return withoutOrigin(client, ex);
		}
		client.setIdle(origin.local() || this.context.settings().ignoreEmpty());
		if (client.isIdle()) {
			return receiveUnlessProbe(client, origin);
		}
		Admission admission = admit(origin.client());
		return (admission != null) ? open(client, ServedClient.of(admission, this.context.faults())) : null;
	}

	private ServedClient open(ClientSocket client, ServedClient served) {
		Set<FaultKind> met = EnumSet.noneOf(FaultKind.class);
		try {
			openStream(client, served.faults(), met);
			return served.after(met);
		}
		catch (IOException ex) {
			return failed(client, served, met, ex);
		}
	}

	private @Nullable ServedClient receiveUnlessProbe(ClientSocket client, Origin origin) {
		Set<FaultKind> met = EnumSet.noneOf(FaultKind.class);
		ServerFaults faults = this.context.faults();
		// Faults that delay the first read must be drawn now, others when the client is
		// admitted.
		boolean drawn = faults.delayFirstRead();
		ConnectionFaults early = drawn ? faults.draw() : null;
		try {
			openStream(client, early, met);
			if (!client.awaitByte()) {
				return null;
			}
		}
		catch (IOException ex) {
			// A client that is silent to the end is not a probe.
			boolean silent = client.deadline().isMissed() && !origin.local();
			Admission admission = silent ? admit(origin.client()) : null;
			return (admission != null) ? failed(client, ServedClient.of(admission, faults), met, ex) : null;
		}
		Admission admission = admit(origin.client());
		return (admission != null) ? new ServedClient(admission, drawn ? early : faults.draw(), met, null) : null;
	}

	/**
	 * Admits a client without a valid PROXY header, so that it is counted; unless it may
	 * be a probe.
	 */
	private @Nullable ServedClient withoutOrigin(ClientSocket client, IOException cause) {
		boolean silent = cause instanceof MalformedProxyHeaderException malformed && malformed.received() == 0;
		if (silent && this.context.settings().ignoreEmpty()) {
			return null;
		}
		Admission admission = admit(client.remoteAddress());
		return (admission != null) ? failed(client, ServedClient.of(admission, this.context.faults()), Set.of(), cause)
				: null;
	}

	private ServedClient failed(ClientSocket client, ServedClient served, Set<FaultKind> met, IOException cause) {
		Failed failed = this.context.failures().beforeMessage(cause, client, met);
		return served.failed(ExchangeResult.withoutMessage(client, true, failed.outcome(), failed.reason(), met));
	}

	private @Nullable Admission admit(InetSocketAddress address) {
		return this.context.tracker().admit(address).toCompletableFuture().join();
	}

	private void openStream(ClientSocket client, @Nullable ConnectionFaults faults, Set<FaultKind> met)
			throws IOException {
		if (faults != null && !faults.settings().acceptDelay().isZero()) {
			met.add(FaultKind.ACCEPT_DELAY);
			client.pause(faults.settings().acceptDelay());
		}
		client.open(this.context.tls(), this.context.codec(), this.context.keptBytes());
	}

}
