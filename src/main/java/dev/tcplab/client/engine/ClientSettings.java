package dev.tcplab.client.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.proxy.ProxySource;
import dev.tcplab.protocol.tls.ClientTlsSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the client and of its modes.
 *
 * @param host host name or IP address of the server
 * @param port port of the server; 1 to 65535
 * @param message what client sends; an empty message only ends the sending side
 * @param count how often client-test talks and ping measures; at least 1
 * @param connectTimeout time for a connection to be made; more than 0
 * @param replyTimeout time for a complete answer; more than 0
 * @param idleTimeout silence that ends an answer; counts after its first bytes if the
 * server does not close, more than 0
 * @param answerSize maximum bytes of one answer; 1 byte to 1 GB
 * @param awaitAnswer whether to read the answer; the lesson's first client and its chat
 * send and close without reading
 * @param targets what ping measures, with commas between targets; host, host:port, or
 * port, by default the host and port above
 * @param ssl how connections are secured; not at all unless a bundle is named
 * @param proxyProtocol PROXY header that is sent: none, v1, v2; as a load balancer sends
 * it
 * @param proxySource the client that this header names, as IP:PORT; by default the
 * connection's own address
 */
@ConfigurationProperties("tcp-lab.client")
public record ClientSettings(@DefaultValue("127.0.0.1") String host, @DefaultValue("8080") int port,
		@DefaultValue("HELLO FROM THE CLIENT!!!") String message, @DefaultValue("5") int count,
		@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration connectTimeout,
		@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration replyTimeout,
		@DefaultValue("300ms") @DurationUnit(ChronoUnit.SECONDS) Duration idleTimeout,
		@DefaultValue("16MB") DataSize answerSize, @DefaultValue("true") boolean awaitAnswer,
		@DefaultValue List<String> targets, @DefaultValue @NestedConfigurationProperty ClientTlsSettings ssl,
		@DefaultValue("none") ProxyProtocol proxyProtocol, @Nullable ProxySource proxySource) {

	public ClientSettings {
		check(isHost(host), "host", host, "a host name or an IP address; the port is tcp-lab.client.port");
		check(port >= 1 && port <= 65535, "port", port, "1 to 65535");
		check(count >= 1, "count", count, "1 or more");
		for (String target : targets) {
			check(ServerAddress.isValid(target), "targets", target,
					"host, host:port, or port, several with commas between them");
		}
		options(connectTimeout, replyTimeout, idleTimeout, answerSize, ssl, proxyProtocol, proxySource);
	}

	public ClientOptions options() {
		return options(this.connectTimeout, this.replyTimeout, this.idleTimeout, this.answerSize, this.ssl,
				this.proxyProtocol, this.proxySource);
	}

	private static ClientOptions options(Duration connectTimeout, Duration replyTimeout, Duration idleTimeout,
			DataSize answerSize, ClientTlsSettings ssl, ProxyProtocol proxyProtocol,
			@Nullable ProxySource proxySource) {
		return new ClientOptions(connectTimeout, replyTimeout, idleTimeout, answerSize, Codec.RECV, ssl.bundle(),
				proxyProtocol, proxySource);
	}

	private static boolean isHost(String text) {
		return !text.isBlank() && !text.matches(".*/.*|\\d+") && text.chars().filter((c) -> c == ':').count() != 1;
	}

}
