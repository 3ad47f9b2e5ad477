package dev.tcplab.server.engine;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServerBuilder;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.SharedLedger;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.Deadlines;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
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
		this.bundles = bundles;
		this.events = events;
		this.ledgers = ledgers;
	}

	@Override
	public TcpServerBuilder server(String name) {
		return new Builder(name);
	}

	private TcpServer create(String name, TranscriptFormat format, Map<String, ?> defaults, boolean greeting) {
		checkName(name);
		checkDefaults(name, defaults.keySet());
		ServerSettings settings = this.capacity.limit(name, this.settings.resolve(name, defaults));
		checkPort(name, settings);
		ServerLifecycle lifecycle = new ServerLifecycle(name, this.events);
		ClientLedger ledger = this.ledgers.create(name, settings.limit());
		ServerTranscript transcript = this.transcripts.create(name, format);
		ServerErrors errors = new ServerErrors(name, this.errorLog);
		ClientTracker tracker = new ClientTracker(name, ledger, lifecycle, transcript, errors, this.unansweredLog,
				this.events);
		MessageCodec codec = settings.codec().create((int) settings.messageSize().toBytes());
		Failures failures = new Failures(settings, lifecycle);
		ConnectionContext context = new ConnectionContext(settings, greeting, lifecycle, tracker,
				ProxyPreamble.of(name, settings), Tls.of(this.bundles, settings.ssl()), codec,
				new AnswerWriter(settings, codec, failures), failures, new ServerFaults(name, settings.faults()),
				errors, this.events);
		Listener listener = new Listener(name, context, ledger, transcript, this.capacity.places(settings.maxClients()),
				this.executor);
		this.deadlines.watchAll(listener.deadlines());
		GatewayServer server = new GatewayServer(name, context, ledger, listener);
		if (ledger instanceof SharedLedger shared) {
			shared.tell(new SharedLife(server, transcript, this.executor));
		}
		this.servers.add(server);
		return server;
	}

	private void checkName(String name) {
		if (!ConfigurationPropertyName.isValid("tcp-lab.servers." + name) || name.contains(".")) {
			throw new AdvisedException("Invalid server name '%s'".formatted(name),
					"Use lowercase letters, digits, and hyphens, as in my-server", null);
		}
		if (find(name) != null) {
			throw new AdvisedException("There is a server '%s' already".formatted(name),
					"Give each server a name of its own", null);
		}
	}

	private static void checkDefaults(String server, Set<String> names) {
		Set<String> known = Arrays.stream(ServerSettings.class.getRecordComponents())
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()))
			.collect(Collectors.toCollection(TreeSet::new));
		for (String name : names) {
			if (!known.contains(name.replaceFirst("\\..*", ""))) {
				throw new AdvisedException("Unknown setting '%s' of server %s".formatted(name, server),
						Suggestion.nearest(name, known.stream()).map("Did you mean %s? "::formatted).orElse("")
								+ "Settings: " + String.join(", ", known),
						null);
			}
		}
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
		return this.servers.stream().allMatch((server) -> server.listener().control().hasFinished());
	}

	@Override
	public void awaitFinished() throws InterruptedException {
		// One that has finished may be started again while others are waited for.
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

	/**
	 * Makes all servers stop listening at once, so that they need not wait one after
	 * another for their clients.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.stopped = !haveFinished();
		this.closed = true;
		for (GatewayServer server : this.servers) {
			int clients = server.listener().control().prepareToEnd();
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

	private final class Builder implements TcpServerBuilder {

		private final String name;

		private final Map<String, Object> defaults = new HashMap<>();

		private TranscriptFormat format = TranscriptFormat.DEFAULT;

		private boolean greeting;

		Builder(String name) {
			this.name = name;
		}

		@Override
		public TcpServerBuilder format(TranscriptFormat format) {
			this.format = format;
			return this;
		}

		@Override
		public TcpServerBuilder setting(String name, Object value) {
			this.defaults.put(name, value);
			return this;
		}

		@Override
		public TcpServerBuilder greetOnConnect() {
			this.greeting = true;
			return this;
		}

		@Override
		public TcpServer create() {
			return ServerRegistry.this.create(this.name, this.format, this.defaults, this.greeting);
		}

	}

}
