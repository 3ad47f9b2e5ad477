package dev.tcplab.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.support.Deadline;

import org.springframework.util.Assert;

/**
 * The server that a client talks to.
 *
 * @param host its host name or IP address
 * @param port its port
 */
public record ServerAddress(String host, int port) {

	private static final Pattern TEXT = Pattern.compile("(?:\\[(.+)]|([^:\\s]+))(?::(\\d{1,5}))?");

	/**
	 * Checks whether {@link #parse(String, int)} accepts a text.
	 * @param text {@code host}, {@code host:port}, or {@code [IPv6 address]:port}
	 * @return true if it is an address
	 */
	static boolean isValid(String text) {
		Matcher matcher = TEXT.matcher(text.strip());
		return matcher.matches() && (matcher.group(3) == null || isPort(Integer.parseInt(matcher.group(3))));
	}

	private static boolean isPort(int port) {
		return port >= 1 && port <= 65535;
	}

	/**
	 * Parses an address.
	 * @param text {@code host}, {@code host:port}, or {@code [IPv6 address]:port}
	 * @param defaultPort the port if the text has none
	 * @return the address
	 */
	public static ServerAddress parse(String text, int defaultPort) {
		Matcher matcher = TEXT.matcher(text.strip());
		Assert.isTrue(matcher.matches(), () -> text + " is no address");
		String host = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		return new ServerAddress(host, (matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : defaultPort);
	}

	/**
	 * Connects to the server.
	 * @param socket the socket to connect
	 * @param timeout time for the connection to be made
	 * @param deadline keeps to that time
	 * @throws TalkException if the server cannot be reached
	 */
	void connect(Socket socket, Duration timeout, Deadline deadline) {
		try {
			socket.connect(new InetSocketAddress(this.host, this.port));
		}
		catch (IOException ex) {
			throw failure(deadline.cause(ex), timeout);
		}
	}

	/**
	 * Looks up the host name.
	 * @return the first address of the host
	 * @throws UnknownHostException if the name is unknown
	 */
	public InetSocketAddress resolved() throws UnknownHostException {
		return new InetSocketAddress(InetAddress.getByName(this.host), this.port);
	}

	/**
	 * Explains why the server cannot be reached.
	 * @param cause the exception of the socket
	 * @param timeout time that the connection had
	 * @return what happened, and what to do
	 */
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

	/**
	 * Explains why a connection to the server cannot be secured.
	 * @param cause the exception of the handshake
	 * @return what happened, and what to do
	 */
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
