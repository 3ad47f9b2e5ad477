package dev.tcplab.server;

/**
 * Defines a server: its format, and the defaults of its settings. Properties below
 * {@code tcp-lab.server} and {@code tcp-lab.servers.NAME} override the defaults.
 */
public interface TcpServerBuilder {

	/**
	 * Sets the lines that the server prints; by default, those of the happy server and
	 * the echo servers.
	 */
	TcpServerBuilder format(TranscriptFormat format);

	/**
	 * Sets the default of one setting.
	 * @param name its name as in a configuration, such as {@code read-timeout}
	 * @param value its value, such as {@code "10s"}
	 */
	TcpServerBuilder setting(String name, Object value);

	/**
	 * Sets the default of {@code port}.
	 * @param port the port, 0 to 65535; 0 picks a free one
	 */
	default TcpServerBuilder port(int port) {
		return setting("port", port);
	}

	/**
	 * Sets the default of {@code limit}.
	 * @param clients the number of clients after which the server finishes; 0 means no
	 * limit
	 */
	default TcpServerBuilder limit(int clients) {
		return setting("limit", clients);
	}

	default TcpServerBuilder greeting(String greeting) {
		return setting("greeting", greeting);
	}

	/**
	 * Makes the server speak first: it sends its greeting, framed by its codec, to each
	 * client that connects.
	 */
	TcpServerBuilder greetOnConnect();

	/**
	 * Creates the server, which starts to listen when the integration flow behind its
	 * {@linkplain TcpServer#gateway() gateway} starts.
	 * @throws ListenException if the server has no port, or another server has the same
	 * port
	 * @throws dev.tcplab.support.AdvisedException if the name is invalid or in use, a
	 * setting is unknown or invalid, or settings contradict each other
	 */
	TcpServer create();

}
