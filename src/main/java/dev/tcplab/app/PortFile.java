package dev.tcplab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.StateChanged;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.AdvisedException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Writes the ports into a file, for programs that start the servers on any free ones. The
 * file exists from when all servers listen until the process ends.
 */
@ConditionalOnProperty(TcpLabProperties.PREFIX + ".port-file")
class PortFile implements ApplicationListener<ApplicationStartedEvent>, ServerEventListener, DisposableBean {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private final Environment environment;

	private final TcpServers servers;

	private final Path file;

	private boolean started;

	private boolean written;

	PortFile(Environment environment, TcpServers servers, TcpLabProperties properties) {
		this.environment = environment;
		this.servers = servers;
		this.file = Objects.requireNonNull(properties.portFile()).toAbsolutePath();
	}

	@Override
	public synchronized void onApplicationEvent(ApplicationStartedEvent event) {
		this.started = true;
		writeIfAllListen();
	}

	@Override
	public Set<Class<? extends ServerEvent>> kinds() {
		return Set.of(StateChanged.class);
	}

	@Override
	public synchronized void onEvent(ServerEvent event) {
		writeIfAllListen();
	}

	@Override
	public synchronized void onEventsLost(long count) {
		writeIfAllListen();
	}

	private void writeIfAllListen() {
		if (this.started && !this.written
				&& this.servers.all().stream().noneMatch((server) -> server.state() == ServerState.FAILED)) {
			write();
			this.written = true;
		}
	}

	private void write() {
		try {
			// A program that finds the file finds it complete.
			Path written = Files.createTempFile(this.file.getParent(), "ports", ".json");
			Files.writeString(written, WRITER.writeToString(ports()) + "\n");
			Files.move(written, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new AdvisedException("The port file %s cannot be written: %s".formatted(this.file, ex),
					"Choose a file in a directory that exists, as in --tcp-lab.port-file=ports.json", ex);
		}
	}

	private Map<String, Object> ports() {
		Map<String, Object> ports = new TreeMap<>();
		Integer http = this.environment.getProperty("local.server.port", Integer.class);
		if (http != null) {
			ports.put("http", http);
		}
		Map<String, Integer> servers = new TreeMap<>();
		this.servers.all().forEach((server) -> servers.put(server.name(), server.port()));
		ports.put("servers", servers);
		return ports;
	}

	@Override
	public synchronized void destroy() throws IOException {
		this.started = false;
		Files.deleteIfExists(this.file);
	}

}
