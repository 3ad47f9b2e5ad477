package dev.tcplab.server.engine;

import java.time.Instant;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerControl;
import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.server.ledger.ClientLedger;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.integration.ip.dsl.AbstractConnectionFactorySpec;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.ip.dsl.TcpInboundGatewaySpec;

/**
 * A server behind an inbound gateway of Spring Integration.
 */
record GatewayServer(String name, ConnectionContext context, ClientLedger ledger,
		Listener listener) implements TcpServer {

	@Override
	public TcpInboundGatewaySpec gateway() {
		long timeout = settings().answerTimeout().toMillis();
		// Stops before the web server, so that HTTP still shows the servers meanwhile.
		return Tcp.inboundGateway(new ListenerSpec(this.listener))
			.replyTimeout((timeout > 0) ? timeout : -1)
			.phase(SmartLifecycle.DEFAULT_PHASE - 1);
	}

	@Override
	public ServerSettings settings() {
		return this.context.settings();
	}

	@Override
	public ServerState state() {
		return this.context.lifecycle().state();
	}

	@Override
	public @Nullable String failure() {
		return this.context.lifecycle().failure();
	}

	@Override
	public @Nullable ServerError lastError() {
		return this.context.errors().last();
	}

	@Override
	public int port() {
		return this.listener.getPort();
	}

	@Override
	public @Nullable Instant startedAt() {
		return this.context.lifecycle().startedAt();
	}

	@Override
	public ServerSnapshot snapshot() {
		return this.ledger.snapshot();
	}

	@Override
	public long active() {
		return this.context.tracker().active();
	}

	@Override
	public long totalAccepted() {
		return this.context.tracker().accepted();
	}

	@Override
	public long totalRejected() {
		return this.context.tracker().rejected();
	}

	@Override
	public long totalUnanswered(Cause cause) {
		return this.context.tracker().unanswered(cause);
	}

	@Override
	public FaultSettings faults() {
		return this.context.faults().settings();
	}

	@Override
	public ServerControl control() {
		return this.listener.control();
	}

	// Registers the listener as a bean beside its gateway.
	private static final class ListenerSpec extends AbstractConnectionFactorySpec<ListenerSpec, Listener> {

		ListenerSpec(Listener listener) {
			super(listener);
		}

	}

}
