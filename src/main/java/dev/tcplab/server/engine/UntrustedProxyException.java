package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.console.PythonAddress;

final class UntrustedProxyException extends IOException {

	private static final long serialVersionUID = 1L;

	UntrustedProxyException(InetAddress peer) {
		super("it is not among the trusted proxies. If it is a proxy, set --tcp-lab.server.trusted-proxies="
				+ PythonAddress.host(peer));
	}

}
