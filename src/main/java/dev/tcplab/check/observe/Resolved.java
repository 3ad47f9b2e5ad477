package dev.tcplab.check.observe;

import java.net.InetSocketAddress;

/** Resolves addresses that were read from JSON, which are numeric. */
final class Resolved {

	private Resolved() {
	}

	static InetSocketAddress of(InetSocketAddress address) {
		return address.isUnresolved() ? new InetSocketAddress(address.getHostString(), address.getPort()) : address;
	}

}
