package dev.tcplab.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.ConsoleSettings.Prefix;
import dev.tcplab.console.PythonAddress;
import dev.tcplab.console.Transcript;
import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The servers of this process.
 */
public final class TcpServers implements ApplicationListener<ContextClosedEvent>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TcpServers.class);

	private final ServerSettingsResolver settings;

	private final ConsoleSettings console;

	private final Transcript transcript;

	private final ServerThreads threads;

	private final Descriptors descriptors;

	private final Semaphore places;

	private final SslBundles bundles;

	private final ExchangeListener exchanges;

	private final FaultLog faultLog;

	private final List<TcpServer> servers = new CopyOnWriteArrayList<>();

	private volatile boolean stopped;

	private final CountDownLatch finished = new CountDownLatch(1);

	TcpServers(ServerSettingsResolver settings, ConsoleSettings console, Transcript transcript, ServerThreads threads,
			Descriptors descriptors, SslBundles bundles, ExchangeListener exchanges) {
		this.settings = settings;
		this.console = console;
		this.transcript = transcript;
		this.threads = threads;
		this.descriptors = descriptors;
		this.places = new Semaphore(descriptors.clients());
		this.bundles = bundles;
		this.exchanges = exchanges;
		this.faultLog = new FaultLog(threads.connections());
	}

	/**
	 * Creates a server.
	 * @param name its name, which is also that of its profile
	 * @param lines what it prints
	 * @param defaults the settings that it has by default other than the rest
	 * @return the server, which starts with the gateway made from it
	 */
	TcpServer create(String name, Lines lines, Map<String, ?> defaults) {
		ServerSettings settings = this.descriptors.suffice(name, this.settings.resolve(name, defaults));
		checkPort(name, settings);
		ServerConsole console = new ServerConsole(lines, this.transcript, (client) -> prefix(name, client));
		Admission admission = new Admission(settings.limit());
		Faults faults = new Faults(name, this.faultLog);
		Listener listener = new Listener(name, settings, new Places(settings.maxClients(), this.places),
				Tls.of(this.bundles, settings.ssl()), console, this.threads, admission, faults, this.exchanges,
				this::checkFinished);
		TcpServer server = new TcpServer(name, settings, admission, faults, listener);
		this.servers.add(server);
		return server;
	}

	private void checkPort(String name, ServerSettings settings) {
		for (TcpServer other : this.servers) {
			if (settings.port() != 0 && settings.port() == other.settings().port()
					&& overlap(settings.address(), other.settings().address())) {
				throw CannotListenException.shared(other.name(), name, settings.port());
			}
		}
	}

	private static boolean overlap(InetAddress one, InetAddress other) {
		return one.equals(other) || one.isAnyLocalAddress() || other.isAnyLocalAddress();
	}

	private String prefix(String server, @Nullable Client client) {
		Prefix prefix = this.console.prefix();
		if (prefix == Prefix.SERVER || prefix == Prefix.AUTO && this.servers.size() > 1) {
			return "[" + server + "] ";
		}
		if (prefix == Prefix.CLIENT && client != null) {
			return "[" + PythonAddress.hostAndPort(client.address()) + "] ";
		}
		return "";
	}

	/**
	 * Finds a server.
	 * @param name its name
	 * @return the server, or {@code null} if this process has none of this name
	 */
	public @Nullable TcpServer find(String name) {
		return this.servers.stream().filter((server) -> server.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Returns all servers of this process.
	 * @return the servers in the order of their creation
	 */
	public List<TcpServer> all() {
		return List.copyOf(this.servers);
	}

	private void checkFinished() {
		if (haveFinished()) {
			this.finished.countDown();
		}
	}

	/**
	 * Whether there is nothing left to do.
	 * @return whether every server has finished by its limit
	 */
	public boolean haveFinished() {
		return this.servers.stream().allMatch(TcpServer::hasFinished);
	}

	/**
	 * Whether the application was closed before there was nothing left to do.
	 * @return whether somebody stopped it
	 */
	boolean wereStopped() {
		return this.stopped;
	}

	/**
	 * Waits until every server has finished by its limit, or the application is closed.
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public void awaitFinished() throws InterruptedException {
		checkFinished();
		this.finished.await();
	}

	/**
	 * Makes all servers stop listening at once, so that they need not wait one after
	 * another for their clients.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.stopped = !haveFinished();
		for (TcpServer server : this.servers) {
			int clients = server.prepareToEnd();
			if (clients > 0) {
				// Not here: who logs may have to wait for a terminal that takes nothing.
				this.threads.connections()
					.execute(() -> logger.info("{} gives {} of its clients {} ms to finish", server.name(), clients,
							server.settings().stopTimeout().toMillis()));
			}
		}
	}

	@Override
	public void close() {
		this.finished.countDown();
	}

}
