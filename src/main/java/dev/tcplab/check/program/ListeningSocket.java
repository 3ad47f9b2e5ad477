package dev.tcplab.check.program;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A socket on which a process listens.
 *
 * @param waiting the number of pending connections, or -1 if the system does not show it
 * @param descriptor the file descriptor, which is lower if the socket was opened first
 */
public record ListeningSocket(InetSocketAddress address, int waiting, int descriptor) {

	/** Returns the address at which a client on this machine reaches the socket. */
	public InetSocketAddress reachable() {
		InetAddress bound = this.address.getAddress();
		return bound.isAnyLocalAddress() ? new InetSocketAddress("127.0.0.1", this.address.getPort()) : this.address;
	}

}
