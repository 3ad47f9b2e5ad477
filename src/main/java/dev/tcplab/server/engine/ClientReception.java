package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;

import dev.tcplab.protocol.proxy.MalformedProxyHeaderException;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.server.engine.Preamble.Origin;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Receives a client that is not admitted on accept: reads the PROXY header and, if the
 * connection may be a probe, waits for the first byte.
 */
record ClientReception(ConnectionContext context) {

	@Nullable ServedClient receive(ClientSocket client) {
		try {
			Origin origin = this.context.preamble().read(client.plain());
			client.timeline().proxyHeader(origin.length());
			client.setIdle(origin.local());
			return (origin.local() || this.context.settings().ignoreEmpty()) ? receiveUnlessProbe(client, origin)
					: admit(client, origin.client(), null);
		}
		catch (UntrustedProxyException ex) {
			this.context.tracker()
				.unanswered(client.remoteAddress(), new Unanswered(Cause.UNTRUSTED_PROXY, ex.getMessage()));
			return null;
		}
		catch (IOException ex) {
			boolean silent = false;
			if (ex instanceof MalformedProxyHeaderException malformed) {
				client.timeline().proxyHeader(malformed.received());
				silent = malformed.received() == 0;
			}
			else {
				client.recordFailure(ex);
			}
			// A client without a valid header is counted, unless it may be a probe.
			return (silent && this.context.settings().ignoreEmpty()) ? null
					: admit(client, client.remoteAddress(), failures().beforeMessage(ex, client));
		}
	}

	private @Nullable ServedClient receiveUnlessProbe(ClientSocket client, Origin origin) {
		ServerFaults faults = this.context.faults();
		// Faults that delay the first read are drawn before it. Others are drawn after
		// it, so that a probe uses up no fault.
		boolean drawn = faults.delayFirstRead();
		ConnectionFaults early = drawn ? faults.draw() : null;
		if (!sendsByte(client, early)) {
			// A client that is silent to the end is not a probe.
			return (client.deadline().isMissed() && !origin.local())
					? admit(client, origin.client(), failures().closed(client)) : null;
		}
		Admission admission = admission(client, origin.client());
		return (admission != null) ? new ServedClient(admission, drawn ? early : faults.draw(), null) : null;
	}

	private boolean sendsByte(ClientSocket client, @Nullable ConnectionFaults faults) {
		try {
			client.open(this.context, faults);
			return client.awaitByte();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private @Nullable ServedClient admit(ClientSocket client, InetSocketAddress address, @Nullable Failed failure) {
		Admission admission = admission(client, address);
		return (admission != null) ? new ServedClient(admission, this.context.faults().draw(), failure) : null;
	}

	private @Nullable Admission admission(ClientSocket client, InetSocketAddress address) {
		return this.context.tracker().admit(address, client).join();
	}

	private Failures failures() {
		return this.context.failures();
	}

}
