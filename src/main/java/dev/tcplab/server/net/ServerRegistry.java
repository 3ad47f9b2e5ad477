package dev.tcplab.server.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

import dev.tcplab.concurrent.Deadlines;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.SharedLedger;
import dev.tcplab.tls.Tls;
import dev.tcplab.wire.MessageCodec;
import org.jspecify.annotations.Nullable;
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

	private final Semaphore clients;

	private final SslBundles bundles;

	private final ServerEvents events;

	private final Ledgers ledgers;

	private final ServerErrorLog errorLog = new ServerErrorLog(System::nanoTime);

	private final UnansweredLog unansweredLog = new UnansweredLog(System::nanoTime);

	private final Deadlines deadlines = new Deadlines("tcp-server-deadlines", DEADLINE_CHECKS);

	private final List<GatewayServer> servers = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	private volatile boolean stopped;

	ServerRegistry(ServerSettingsResolver settings, ServerTranscripts transcripts, Executor executor,
			ClientCapacity capacity, SslBundles bundles, ServerEvents events, Ledgers ledgers) {
		this.settings = settings;
		this.transcripts = transcripts;
		this.executor = executor;
		this.capacity = capacity;
		this.clients = new Semaphore(capacity.clients());
		this.bundles = bundles;
		this.events = events;
		this.ledgers = ledgers;
	}

	@Override
	public TcpServer create(String name, TranscriptFormat format, Map<String, ?> defaults) {
		ServerSettings settings = this.capacity.suffice(name, this.settings.resolve(name, defaults));
		checkPort(name, settings);
		ServerLifecycle lifecycle = new ServerLifecycle(name, this.events);
		ClientLedger ledger = this.ledgers.create(name, settings.limit());
		ServerTranscript transcript = this.transcripts.create(name, format);
		ServerErrors errors = new ServerErrors(name, this.errorLog);
		ClientTracker tracker = new ClientTracker(name, ledger, lifecycle, transcript, errors, this.unansweredLog,
				this.events);
		MessageCodec codec = settings.codec().create((int) settings.messageSize().toBytes());
		ConnectionContext context = new ConnectionContext(settings, lifecycle, tracker,
				ProxyPreamble.of(name, settings), Tls.of(this.bundles, settings.ssl()), codec,
				new AnswerWriter(settings, codec), new ServerFaults(name, settings.faults()), errors, this.events);
		Listener listener = new Listener(name, context, ledger, transcript,
				new ConnectionLimit(settings.maxClients(), this.clients), this.executor);
		this.deadlines.watchAll(listener.deadlines());
		GatewayServer server = new GatewayServer(name, context, ledger, listener);
		if (ledger instanceof SharedLedger shared) {
			shared.tell(new SharedLife(server, transcript, this.executor));
		}
		this.servers.add(server);
		return server;
	}

	private void checkPort(String name, ServerSettings settings) {
		for (TcpServer other : this.servers) {
			if (settings.port() != 0 && settings.port() == other.settings().port()
					&& overlap(settings.address(), other.settings().address())) {
				throw ListenFailures.shared(other.name(), name, settings.port());
			}
		}
	}

	private static boolean overlap(InetAddress one, InetAddress other) {
		return one.equals(other) || one.isAnyLocalAddress() || other.isAnyLocalAddress();
	}

	@Override
	public @Nullable TcpServer find(String name) {
		return this.servers.stream().filter((server) -> server.name().equals(name)).findFirst().orElse(null);
	}

	@Override
	public List<TcpServer> all() {
		return List.copyOf(this.servers);
	}

	@Override
	public boolean haveFinished() {
		return this.servers.stream().allMatch((server) -> server.listener().hasFinished());
	}

	@Override
	public void awaitFinished() throws InterruptedException {
		// One that has finished may be started again while others are waited for.
		while (!haveFinished() && !this.closed) {
			for (GatewayServer server : this.servers) {
				server.listener().awaitFinished();
			}
		}
	}

	/**
	 * Makes all servers stop listening at once, so that they need not wait one after
	 * another for their clients.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.stopped = !haveFinished();
		this.closed = true;
		for (GatewayServer server : this.servers) {
			int clients = server.listener().prepareToEnd();
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
