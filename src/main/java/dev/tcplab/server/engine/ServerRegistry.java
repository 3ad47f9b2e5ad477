package dev.tcplab.server.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServerBuilder;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.support.Deadlines;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Builds the servers of this process and keeps them.
 */
final class ServerRegistry implements TcpServers, ApplicationListener<ContextClosedEvent>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ServerRegistry.class);

	private static final Duration DEADLINE_CHECKS = Duration.ofMillis(100);

	private final ServerSettingsResolver settings;

	private final ServerTranscripts transcripts;

	private final Executor executor;

	private final ClientCapacity capacity;

	private final SslBundles bundles;

	private final ServerEvents events;

	private final Ledgers ledgers;

	private final ILoggerFactory logs;

	private final ServerErrorLog errorLog = new ServerErrorLog(System::nanoTime);

	private final Deadlines deadlines = new Deadlines("tcp-server-deadlines", DEADLINE_CHECKS);

	private final List<GatewayServer> servers = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	private volatile boolean stopped;

	ServerRegistry(ServerSettingsResolver settings, ServerTranscripts transcripts, Executor executor,
			ClientCapacity capacity, SslBundles bundles, ServerEvents events, Ledgers ledgers, ILoggerFactory logs) {
		this.settings = settings;
		this.transcripts = transcripts;
		this.executor = executor;
		this.capacity = capacity;
		this.bundles = bundles;
		this.events = events;
		this.ledgers = ledgers;
		this.logs = logs;
	}

	@Override
	public TcpServerBuilder server(String name) {
		return new ServerDefinition(name, this);
	}

	TcpServer create(ServerDefinition definition) {
		List<TcpServer> others = all();
		definition.checkNames(others);
		String name = definition.name();
		ServerSettings settings = this.capacity.limit(name, this.settings.resolve(name, definition.defaults()));
		ServerDefinition.checkPort(name, settings, others);
		ServerLifecycle lifecycle = new ServerLifecycle(name, this.events);
		ClientLedger ledger = this.ledgers.create(name, settings.limit());
		ServerTranscript transcript = this.transcripts.create(name, definition.format());
		ServerErrors errors = new ServerErrors(name, this.errorLog);
		Failures failures = new Failures(settings, lifecycle);
		ClientTracker tracker = new ClientTracker(name, ledger, lifecycle, transcript, errors, failures,
				new UnansweredClients(name, System::nanoTime, log(UnansweredClients.class)), this.events);
		MessageCodec codec = settings.codec().create((int) settings.messageSize().toBytes());
		ConnectionContext context = new ConnectionContext(settings, definition.greetsOnConnect(), lifecycle, tracker,
				ProxyPreamble.of(name, settings), Tls.of(this.bundles, settings.ssl()), codec,
				new AnswerWriter(settings, codec, failures), failures,
				new ServerFaults(name, settings.faults(), log(ServerFaults.class)), errors, this.events);
		Listener listener = new Listener(name, context, ledger, transcript, this.capacity.places(settings),
				this.executor);
		this.deadlines.watchAll(listener.deadlines());
		GatewayServer server = new GatewayServer(name, context, ledger, listener);
		ledger.setListener(new SharedLife(server, transcript, this.executor));
		this.servers.add(server);
		return server;
	}

	// Logs clients and faults. Tests turn it off.
	private Logger log(Class<?> source) {
		return this.logs.getLogger(source.getName());
	}

	// A server is destroyed with its flow.
	private List<GatewayServer> withoutDestroyed() {
		for (GatewayServer server : this.servers) {
			if (server.listener().isDestroyed()) {
				this.servers.remove(server);
				this.deadlines.forgetAll(server.listener().deadlines());
			}
		}
		return this.servers;
	}

	@Override
	public @Nullable TcpServer find(String name) {
		return all().stream().filter((server) -> server.name().equals(name)).findFirst().orElse(null);
	}

	@Override
	public List<TcpServer> all() {
		return List.copyOf(withoutDestroyed());
	}

	@Override
	public boolean haveFinished() {
		return withoutDestroyed().stream().allMatch((server) -> server.listener().control().hasFinished());
	}

	@Override
	public void awaitFinished() throws InterruptedException {
		// A server that has finished may be started again while others are awaited.
		while (!haveFinished() && !this.closed) {
			for (GatewayServer server : this.servers) {
				awaitFinished(server);
			}
		}
	}

	private static void awaitFinished(GatewayServer server) throws InterruptedException {
		try {
			server.listener().control().finished().get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// All servers stop listening at once, so that they wait for their clients together.
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.stopped = !haveFinished();
		this.closed = true;
		this.servers.forEach((server) -> server.listener().control().beginShutDown());
		for (GatewayServer server : this.servers) {
			int clients = server.listener().control().prepareToShutDown();
			if (clients > 0) {
				logger.info("{} is waiting for {} to finish, {} ms at most", server.name(),
						(clients > 1) ? clients + " clients" : "1 client", server.settings().stopTimeout().toMillis());
			}
		}
	}

	@Override
	public void close() {
		this.deadlines.close();
		if (this.stopped) {
			this.transcripts.stopped();
		}
	}

}
