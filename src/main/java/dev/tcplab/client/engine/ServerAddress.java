package dev.tcplab.client.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.support.Deadline;

import org.springframework.util.Assert;

/** A server's host name or IP address, and its port. */
public record ServerAddress(String host, int port) {

	private static final Pattern TEXT = Pattern.compile(
			"(?:\\[(?<ip>.+)]|(?<host>(?!\\d+$|\\d+:)[^:/\\s\\[\\]]+))(?::(?<port>\\d{1,5}))?|:?(?<only>\\d{1,5})");

	/** Returns whether {@link #parse(String, ServerAddress)} accepts a text. */
	public static boolean isValid(String text) {
		Matcher matcher = TEXT.matcher(text.strip());
		return matcher.matches() && port(matcher, 1) >= 1 && port(matcher, 1) <= 65535;
	}

	private static int port(Matcher matcher, int other) {
		return Stream.of("port", "only")
			.map(matcher::group)
			.filter(Objects::nonNull)
			.findFirst()
			.map(Integer::valueOf)
			.orElse(other);
	}

	/**
	 * Parses {@code host}, {@code host:port}, {@code [IPv6 address]:port}, {@code port},
	 * or {@code :port}; {@code others} has the missing part.
	 */
	public static ServerAddress parse(String text, ServerAddress others) {
		Matcher matcher = TEXT.matcher(text.strip());
		Assert.isTrue(matcher.matches(), () -> text + " is not an address");
		String host = Stream.of("ip", "host")
			.map(matcher::group)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(others.host());
		return new ServerAddress(host, port(matcher, others.port()));
	}

	void connect(Socket socket, Duration timeout, Deadline deadline) {
		try {
			socket.connect(new InetSocketAddress(this.host, this.port));
		}
		catch (IOException ex) {
			throw failure(deadline.cause(ex), timeout);
		}
	}

	/** Looks up the first address of the host. */
	public InetSocketAddress resolved() throws UnknownHostException {
		return new InetSocketAddress(InetAddress.getByName(this.host), this.port);
	}

	/** Explains why the server cannot be reached. */
	public TalkException failure(IOException cause, Duration timeout) {
		if (cause instanceof UnknownHostException) {
			return new TalkException(TalkOutcome.UNKNOWN_HOST,
					"Unknown host %s. Check the name, or use an IP address.".formatted(this.host), cause);
		}
		if (cause instanceof SocketTimeoutException) {
			return new TalkException(TalkOutcome.CONNECT_TIMEOUT,
					"%s did not respond within %d ms. Check the address, and whether a firewall is in the way."
						.formatted(this, timeout.toMillis()),
					cause);
		}
		if (cause instanceof ConnectException && String.valueOf(cause.getMessage()).contains("refused")) {
			return new TalkException(TalkOutcome.REFUSED,
					"Connection to %s refused: no server is listening there. Start it, or check the address and the port."
						.formatted(this),
					cause);
		}
		return new TalkException(TalkOutcome.UNREACHABLE,
				"%s cannot be reached: %s. Check the address, and the network.".formatted(this, cause.getMessage()),
				cause);
	}

	/** Explains why a connection to the server cannot be secured. */
	public TalkException handshakeFailure(IOException cause) {
		return new TalkException(TalkOutcome.HANDSHAKE,
				"TLS handshake with %s failed: %s. Check that it speaks TLS, and that the SSL bundle trusts its certificate."
					.formatted(this, cause.getMessage()),
				cause);
	}

	@Override
	public String toString() {
		return "%s, port %d".formatted(this.host, this.port);
	}

}
