package dev.tcplab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.StateChanged;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Writes the ports to a file, for programs that start the servers on free ports. The file
 * exists from when all servers listen until the process ends.
 */
@ConditionalOnProperty(TcpLabProperties.PREFIX + ".port-file")
class PortFile implements ApplicationListener<ApplicationStartedEvent>, ServerEventListener, DisposableBean {

	private static final Pattern PID = Pattern.compile("\"pid\":(\\d{1,18})\\b");

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private final Environment environment;

	private final TcpServers servers;

	private final Path file;

	private boolean started;

	private @Nullable String written;

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
		if (this.started && this.written == null
				&& this.servers.all().stream().noneMatch((server) -> server.state() == ServerState.FAILED)) {
			this.written = WRITER.writeToString(ports()) + "\n";
			write(this.written);
		}
	}

	@Override
	public int mostBytes() {
		return 0;
	}

	private void write(String text) {
		try {
			// So that a program that finds the file finds it complete.
			Path complete = Files.createTempFile(this.file.getParent(), "ports", ".json");
			try {
				Files.writeString(complete, text);
				Files.move(complete, this.file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(complete);
			}
		}
		catch (IOException ex) {
			throw unusable(this.file, "cannot be written: " + ex, ex);
		}
	}

	private Map<String, Object> ports() {
		Map<String, Object> ports = new LinkedHashMap<>();
		ports.put("pid", ProcessHandle.current().pid());
		Integer http = this.environment.getProperty("local.server.port", Integer.class);
		if (http != null) {
			ports.put("http", http);
		}
		Map<String, Integer> servers = new TreeMap<>();
		this.servers.all().forEach((server) -> servers.put(server.name(), server.port()));
		ports.put("servers", servers);
		return ports;
	}

	/** Removes the file unless another process has replaced it. */
	@Override
	public synchronized void destroy() throws IOException {
		this.started = false;
		if (this.written != null && Files.exists(this.file) && Files.readString(this.file).equals(this.written)) {
			Files.delete(this.file);
		}
	}

	/**
	 * Removes the file of a process that is gone, so that no program reads its ports.
	 * Fails if that process still runs, or the file is another one.
	 */
	static void removeOld(Path file) {
		try {
			if (!Files.exists(file)) {
				return;
			}
			String text = Files.readString(file);
			if (!text.isBlank()) {
				checkIsOld(file, text);
			}
			Files.delete(file);
		}
		catch (IOException ex) {
			throw unusable(file, "cannot be removed: " + ex, ex);
		}
	}

	private static void checkIsOld(Path file, String text) throws IOException {
		if (!text.startsWith("{\"") || !text.contains("\"servers\":{")) {
			throw unusable(file, "exists, and is not a port file", null);
		}
		Matcher pid = PID.matcher(text);
		if (pid.find() && isRunning(Long.parseLong(pid.group(1)), Files.getLastModifiedTime(file).toInstant())) {
			throw new AdvisedException(
					"The port file %s belongs to process %s, which still runs".formatted(file, pid.group(1)),
					"End that process, or choose another file, as in --tcp-lab.port-file=ports2.json", null);
		}
	}

	// A process that started later only has the same number, as process 1 of a container
	// does.
	private static boolean isRunning(long pid, Instant written) {
		ProcessHandle process = ProcessHandle.of(pid).orElse(null);
		return process != null && pid != ProcessHandle.current().pid()
				&& process.info().startInstant().map((start) -> start.isBefore(written)).orElse(true);
	}

	private static AdvisedException unusable(Path file, String problem, @Nullable IOException cause) {
		return new AdvisedException("The port file %s %s".formatted(file, problem),
				"Choose a file in a directory that exists, as in --tcp-lab.port-file=ports.json", cause);
	}

}
