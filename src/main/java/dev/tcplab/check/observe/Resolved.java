package dev.tcplab.check.observe;

import java.net.InetSocketAddress;

/**
 * Addresses as JSON leaves them: numbers that have not been looked at.
 */
final class Resolved {

	private Resolved() {
	}

	static InetSocketAddress of(InetSocketAddress address) {
		return address.isUnresolved() ? new InetSocketAddress(address.getHostString(), address.getPort()) : address;
	}

}
