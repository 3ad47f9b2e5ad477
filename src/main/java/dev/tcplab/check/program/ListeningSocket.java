package dev.tcplab.check.program;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A socket on which a process listens.
 *
 * @param address what it is bound to
 * @param waiting how many connections wait to be accepted; -1 if the system does not say
 * @param descriptor the process's number for it, which is lower if it was opened first
 */
public record ListeningSocket(InetSocketAddress address, int waiting, int descriptor) {

	/**
	 * Returns where a client on this machine reaches it.
	 * @return the address
	 */
	public InetSocketAddress reachable() {
		InetAddress bound = this.address.getAddress();
		return bound.isAnyLocalAddress() ? new InetSocketAddress("127.0.0.1", this.address.getPort()) : this.address;
	}

}
