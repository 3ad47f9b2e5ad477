package dev.tcplab.client;

import java.time.Duration;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.proxy.ProxySource;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The options of one client. Each method with a parameter returns a copy with this value,
 * which must be in the range below.
 *
 * @param connectTimeout time for a connection to be made; 1 ms to 1 day
 * @param replyTimeout time for a complete answer; 1 ms to 1 day
 * @param idleTimeout silence that ends an answer without a frame, after its first bytes;
 * 1 ms to 1 day
 * @param answerSize maximum bytes of one answer; 1 byte to 1 GB
 * @param codec the frame of messages and answers. {@link Codec#RECV} has none
 * @param bundle the SSL bundle that secures the connections; {@code null} disables TLS
 * @param proxyProtocol the PROXY header that starts a connection; not
 * {@link ProxyProtocol#ANY}
 * @param proxySource the client that this header names; {@code null} for the connection's
 * own address
 */
public record ClientOptions(Duration connectTimeout, Duration replyTimeout, Duration idleTimeout, DataSize answerSize,
		Codec codec, @Nullable String bundle, ProxyProtocol proxyProtocol, @Nullable ProxySource proxySource) {

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final DataSize LARGEST_ANSWER = DataSize.ofGigabytes(1);

	public ClientOptions {
		checkTime("connect-timeout", connectTimeout);
		checkTime("reply-timeout", replyTimeout);
		checkTime("idle-timeout", idleTimeout);
		check(answerSize.toBytes() >= 1 && answerSize.compareTo(LARGEST_ANSWER) <= 0, "answer-size", answerSize,
				"1B to 1GB");
		check(proxyProtocol != ProxyProtocol.ANY, "proxy-protocol", "any", "none, v1, v2");
	}

	private static void checkTime(String setting, Duration time) {
		check(time.toMillis() >= 1 && time.compareTo(LONGEST) <= 0, setting, time, "1ms to 1d");
	}

	public ClientOptions connectTimeout(Duration time) {
		return new ClientOptions(time, this.replyTimeout, this.idleTimeout, this.answerSize, this.codec, this.bundle,
				this.proxyProtocol, this.proxySource);
	}

	public ClientOptions replyTimeout(Duration time) {
		return new ClientOptions(this.connectTimeout, time, this.idleTimeout, this.answerSize, this.codec, this.bundle,
				this.proxyProtocol, this.proxySource);
	}

	public ClientOptions idleTimeout(Duration time) {
		return new ClientOptions(this.connectTimeout, this.replyTimeout, time, this.answerSize, this.codec, this.bundle,
				this.proxyProtocol, this.proxySource);
	}

	public ClientOptions answerSize(DataSize size) {
		return new ClientOptions(this.connectTimeout, this.replyTimeout, this.idleTimeout, size, this.codec,
				this.bundle, this.proxyProtocol, this.proxySource);
	}

	public ClientOptions codec(Codec codec) {
		return new ClientOptions(this.connectTimeout, this.replyTimeout, this.idleTimeout, this.answerSize, codec,
				this.bundle, this.proxyProtocol, this.proxySource);
	}

	public ClientOptions bundle(@Nullable String bundle) {
		return new ClientOptions(this.connectTimeout, this.replyTimeout, this.idleTimeout, this.answerSize, this.codec,
				bundle, this.proxyProtocol, this.proxySource);
	}

	/** Also resets the source to the connection's own address. */
	public ClientOptions proxyProtocol(ProxyProtocol header) {
		return new ClientOptions(this.connectTimeout, this.replyTimeout, this.idleTimeout, this.answerSize, this.codec,
				this.bundle, header, null);
	}

}
