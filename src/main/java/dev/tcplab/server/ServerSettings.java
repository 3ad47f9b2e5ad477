package dev.tcplab.server;

import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.AddressRange;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.tls.ServerTlsSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of one server.
 *
 * @param address address to listen on; 0.0.0.0 means every address of this machine
 * @param port port to listen on, 0 to 65535; 0 picks a free one
 * @param backlog connections that may wait in the kernel's queue; at least 1, and the
 * system has a limit of its own
 * @param maxClients clients served at once; at least 1. More clients wait in the kernel's
 * queue, and 1 is the lesson's "one client at a time"
 * @param messageSize maximum bytes of one message; 1 byte to 16 MB, and 2048 is the
 * lesson's recv(2048)
 * @param readTimeout time for one complete message, 0 waits forever; it starts with the
 * accept or, with keep-open, with the last answer
 * @param writeTimeout time for the client to read an answer; 0 waits forever
 * @param limit finish after this many clients, 0 for no limit; echo3 finishes after 5
 * unless this is set
 * @param greeting the answer of happy and teacher; each has its own default. A mock
 * server sends it to each client that connects
 * @param keepOpen answer message after message until the client closes; the lesson closes
 * after one
 * @param codec framing: recv, lf, crlf, null, raw, length1/2/4; "recv" takes one read as
 * one message, "lf", "crlf" and "null" end a message with these bytes, "raw" with the end
 * of the stream, and "length1", "length2" and "length4" send its length first, in that
 * number of bytes
 * @param ssl how connections are secured; without a bundle, they are not
 * @param stopTimeout on stop, time for exchanges in progress
 * @param answerTimeout time for the flow to answer, 0 waits forever
 * @param ignoreEmpty a client that closes without sending is not counted; neither printed
 * nor listed, such as a load balancer's probe
 * @param faults how the server misbehaves on demand, from the first client on
 * @param proxyProtocol header of a load balancer: none, v1, v2, any; with it, connections
 * begin with a header of the PROXY protocol that names the client, and "any" is v1 or v2
 * @param trustedProxies proxies that may send a header; IP addresses and ranges. Other
 * connections are closed
 * @param answers rules of a mock server; the first one that matches a message answers it
 * @param otherwise answer of a mock server to messages that no rule matches; by default,
 * it closes the connection without an answer
 */
@ConfigurationProperties("tcp-lab.server")
public record ServerSettings(@DefaultValue("0.0.0.0") InetAddress address, @Nullable Integer port,
		@DefaultValue("1024") int backlog, @DefaultValue("10000") int maxClients,
		@DefaultValue("2048") DataSize messageSize,
		@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration readTimeout,
		@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration writeTimeout, @DefaultValue("0") int limit,
		@Nullable String greeting, @DefaultValue("false") boolean keepOpen, @DefaultValue("recv") Codec codec,
		@DefaultValue @NestedConfigurationProperty ServerTlsSettings ssl,
		@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration stopTimeout,
		@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration answerTimeout,
		@DefaultValue("false") boolean ignoreEmpty, @DefaultValue @NestedConfigurationProperty FaultSettings faults,
		@DefaultValue("none") ProxyProtocol proxyProtocol,
		@DefaultValue("127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,fc00::/7,fe80::/10") List<AddressRange> trustedProxies,
		@DefaultValue List<Rule> answers, @Nullable Rule otherwise) {

	private static final DataSize LARGEST_MESSAGE = DataSize.ofMegabytes(16);

	public ServerSettings {
		check(port == null || port >= 0 && port <= 65535, "port", String.valueOf(port), "0 to 65535");
		check(backlog >= 1, "backlog", backlog, "1 or more");
		check(maxClients >= 1, "max-clients", maxClients, "1 or more");
		check(messageSize.toBytes() >= 1 && messageSize.compareTo(LARGEST_MESSAGE) <= 0, "message-size", messageSize,
				"1B to 16MB");
		check(!readTimeout.isNegative(), "read-timeout", readTimeout, "0 or more, such as 10s");
		check(!writeTimeout.isNegative(), "write-timeout", writeTimeout, "0 or more, such as 10s");
		check(limit >= 0, "limit", limit, "0 (none) or more");
		check(!stopTimeout.isNegative(), "stop-timeout", stopTimeout, "0 or more, such as 5s");
		check(!answerTimeout.isNegative(), "answer-timeout", answerTimeout, "0 or more, such as 30s");
		check(proxyProtocol == ProxyProtocol.NONE || !trustedProxies.isEmpty(), "trusted-proxies", "",
				"at least one IP address or range");
	}

	/**
	 * Returns these settings with a different number of clients at once.
	 * @param maxClients the number, at least 1
	 */
	public ServerSettings withMaxClients(int maxClients) {
		return new ServerSettings(this.address, this.port, this.backlog, maxClients, this.messageSize, this.readTimeout,
				this.writeTimeout, this.limit, this.greeting, this.keepOpen, this.codec, this.ssl, this.stopTimeout,
				this.answerTimeout, this.ignoreEmpty, this.faults, this.proxyProtocol, this.trustedProxies,
				this.answers, this.otherwise);
	}

	/**
	 * Returns the host at which clients reach the server.
	 * @param own the host to return if the server listens on all addresses
	 */
	public String host(String own) {
		return this.address.isAnyLocalAddress() ? own : PythonAddress.host(this.address);
	}

}
