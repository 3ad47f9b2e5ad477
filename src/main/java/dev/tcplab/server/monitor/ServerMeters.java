package dev.tcplab.server.monitor;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tcplab.server.Exchange;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.support.EnumName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The meters of the servers, all registered before the first client. */
class ServerMeters implements MeterBinder, ExchangeListener {

	private final TcpServers servers;

	private final Map<String, ExchangeMeters> exchanges = new ConcurrentHashMap<>();

	ServerMeters(TcpServers servers) {
		this.servers = servers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (TcpServer server : this.servers.all()) {
			FunctionCounter.builder("tcp.server.connections", server, TcpServer::totalAccepted)
				.description("Clients that were accepted")
				.tag("server", server.name())
				.register(registry);
			FunctionCounter.builder("tcp.server.connections.rejected", server, TcpServer::totalRejected)
				.description("Clients that were beyond the limit, or arrived while the server stopped")
				.tag("server", server.name())
				.register(registry);
			Gauge.builder("tcp.server.connections.active", server, TcpServer::active)
				.description("Clients that are connected now")
				.tag("server", server.name())
				.register(registry);
			Gauge.builder("tcp.server.faults.active", server, (it) -> it.faults().areOff() ? 0 : 1)
				.description("1 while the server misbehaves on purpose")
				.tag("server", server.name())
				.register(registry);
			for (Cause cause : Cause.values()) {
				FunctionCounter.builder("tcp.server.unanswered", server, (it) -> it.totalUnanswered(cause))
					.description("Clients that got no answer, by cause")
					.tags("server", server.name(), "cause", EnumName.of(cause))
					.register(registry);
			}
			for (ServerState state : ServerState.values()) {
				Gauge.builder("tcp.server.state", server, (it) -> (it.state() == state) ? 1 : 0)
					.description("1 for the state that the server is in, 0 for the others")
					.tags("server", server.name(), "state", state.toString())
					.register(registry);
			}
			this.exchanges.put(server.name(), new ExchangeMeters(server.name(), registry));
		}
	}

	@Override
	public void onExchange(Exchange exchange) {
		ExchangeMeters meters = this.exchanges.get(exchange.server());
		if (meters != null) {
			meters.record(exchange);
		}
	}

	private static final class ExchangeMeters {

		private final Map<Outcome, Timer> durations = new EnumMap<>(Outcome.class);

		private final Map<FaultKind, Counter> faults = new EnumMap<>(FaultKind.class);

		private final Counter bytesIn;

		private final Counter bytesOut;

		ExchangeMeters(String server, MeterRegistry registry) {
			for (Outcome outcome : Outcome.values()) {
				this.durations.put(outcome,
						Timer.builder("tcp.server.exchanges")
							.description("From the accept, or a further message's arrival, to the answer or the end")
							.tags("server", server, "outcome", outcome.toString())
							.register(registry));
			}
			for (FaultKind kind : FaultKind.values()) {
				this.faults.put(kind,
						Counter.builder("tcp.server.faults")
							.description("Exchanges in which the server misbehaved on purpose")
							.tags("server", server, "kind", kind.toString())
							.register(registry));
			}
			this.bytesIn = bytes(server, "in", registry);
			this.bytesOut = bytes(server, "out", registry);
		}

		private static Counter bytes(String server, String direction, MeterRegistry registry) {
			return Counter.builder("tcp.server.bytes")
				.description("Bytes received from clients (in) and written to them (out)")
				.baseUnit(BaseUnits.BYTES)
				.tags("server", server, "direction", direction)
				.register(registry);
		}

		void record(Exchange exchange) {
			this.durations.get(exchange.outcome()).record(exchange.duration());
			this.bytesIn.increment(exchange.bytesIn());
			this.bytesOut.increment(exchange.bytesOut());
			exchange.faults().forEach((kind) -> this.faults.get(kind).increment());
		}

	}

}
