package dev.tcplab.server;

/**
 * Two servers are to listen on the same port.
 */
class PortSharedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String server;

	PortSharedException(String other, String server, int port) {
		super("Problems using port %d: both %s and %s are to listen on it".formatted(port, other, server));
		this.server = server;
	}

	/**
	 * Returns the server that could be given another port.
	 * @return the server's name
	 */
	String server() {
		return this.server;
	}

}
