package dev.tcplab.server.engine;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServerBuilder;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.Suggestion;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The definition of a server, checked when the server is created.
 */
final class ServerDefinition implements TcpServerBuilder {

	private final String name;

	private final ServerRegistry registry;

	private final Map<String, Object> defaults = new HashMap<>();

	private TranscriptFormat format = TranscriptFormat.DEFAULT;

	private boolean greetsOnConnect;

	ServerDefinition(String name, ServerRegistry registry) {
		this.name = name;
		this.registry = registry;
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
		this.greetsOnConnect = true;
		return this;
	}

	@Override
	public TcpServer create() {
		return this.registry.create(this);
	}

	String name() {
		return this.name;
	}

	TranscriptFormat format() {
		return this.format;
	}

	Map<String, Object> defaults() {
		return this.defaults;
	}

	boolean greetsOnConnect() {
		return this.greetsOnConnect;
	}

	void checkNames(List<TcpServer> others) {
		if (!ConfigurationPropertyName.isValid("tcp-lab.servers." + this.name) || this.name.contains(".")) {
			throw new AdvisedException("Invalid server name '%s'".formatted(this.name),
					"Use lowercase letters, digits, and hyphens, as in my-server", null);
		}
		if (others.stream().anyMatch((other) -> other.name().equals(this.name))) {
			throw new AdvisedException("There is a server '%s' already".formatted(this.name),
					"Give each server a name of its own", null);
		}
		Set<String> known = Arrays.stream(ServerSettings.class.getRecordComponents())
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()))
			.collect(Collectors.toCollection(TreeSet::new));
		for (String setting : this.defaults.keySet()) {
			if (!known.contains(setting.replaceFirst("\\..*", ""))) {
				throw new AdvisedException("Unknown setting '%s' of server %s".formatted(setting, this.name),
						Suggestion.didYouMean(setting, known.stream()) + "Settings: " + String.join(", ", known), null);
			}
		}
	}

	static void checkPort(String name, ServerSettings settings, List<TcpServer> others) {
		for (TcpServer other : others) {
			if (settings.port() != 0 && settings.port().equals(other.settings().port())
					&& overlap(settings.address(), other.settings().address())) {
				throw ListenFailures.shared(other.name(), name, settings.port());
			}
		}
	}

	private static boolean overlap(InetAddress one, InetAddress other) {
		return one.equals(other) || one.isAnyLocalAddress() || other.isAnyLocalAddress();
	}

}
