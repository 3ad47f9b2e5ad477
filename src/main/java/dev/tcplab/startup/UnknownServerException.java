package dev.tcplab.startup;

/**
 * A property is meant for a server that does not exist.
 */
class UnknownServerException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnknownServerException(String server) {
		super("tcp-lab.servers.%s: no server is named %1$s".formatted(server));
	}

}
