package dev.tcplab.server.engine;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.Responder;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServerBuilder;
import dev.tcplab.server.ledger.MemoryLedger;
import org.slf4j.helpers.NOPLoggerFactory;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Servers without a Spring application. They have only the settings of their builders,
 * and neither print nor log what their clients do.
 */
public final class StandaloneServers implements AutoCloseable {

	private static final long SECONDS_TO_END = 5;

	private final Transcript transcript = new Transcript(OutputStream.nullOutputStream(), Duration.ofSeconds(1));

	private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

	private final ServerRegistry registry;

	/**
	 * Prepares servers.
	 * @param listener gets all exchanges
	 */
	public StandaloneServers(SslBundles bundles, ExchangeListener listener) {
		ConfigurableEnvironment environment = new AbstractEnvironment() {
		};
		ConfigurationPropertySources.attach(environment);
		ConsoleSettings silent = new ConsoleSettings(List.of(ConsoleSettings.Prefix.NONE), false,
				ConsoleSettings.Format.OFF);
		this.registry = new ServerRegistry(new ServerSettingsResolver(environment, Map.of()),
				new ServerTranscripts(silent, this.transcript), this.threads,
				new ClientCapacity(ProcessLimits.read(false)), bundles, events(listener),
				(server, limit) -> new MemoryLedger(limit), new NOPLoggerFactory());
	}

	private static CustomizableThreadFactory daemons() {
		CustomizableThreadFactory daemons = new CustomizableThreadFactory("tcp-");
		daemons.setDaemon(true);
		return daemons;
	}

	private static ServerEvents events(ExchangeListener listener) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("listener", listener));
		ServerEvents events = new ServerEvents(beans.getBeanProvider(ExchangeListener.class),
				beans.getBeanProvider(ServerEventListener.class));
		events.afterSingletonsInstantiated();
		return events;
	}

	public TcpServerBuilder server(String name) {
		return this.registry.server(name);
	}

	/**
	 * Starts one of these servers.
	 * @throws dev.tcplab.server.ListenException if the port cannot be used
	 */
	public void start(TcpServer server, Responder responder) {
		Listener listener = ((GatewayServer) server).listener();
		listener.answerBy(responder);
		listener.start();
	}

	/**
	 * Stops all servers, and waits until their threads have ended.
	 */
	@Override
	public void close() {
		this.registry.all().forEach((server) -> server.control().stop());
		this.registry.close();
		this.transcript.close();
		this.threads.shutdownNow();
		try {
			this.threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
