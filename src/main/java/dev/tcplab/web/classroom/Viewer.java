package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.protocol.proxy.IpAddress;
import dev.tcplab.web.http.DirectRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A student, or a teacher who tries the page.
 *
 * @param host the numeric address of this machine at which the viewer reached it
 */
record Viewer(InetAddress address, String host) {

	static Viewer of(HttpServletRequest request) {
		InetAddress address = DirectRequest.of(request).client();
		InetAddress typed = typed(request.getHeader(HttpHeaders.HOST));
		// In a container, the address that the viewer typed is the right one.
		boolean reachable = typed != null && typed.getClass() == address.getClass();
		return new Viewer(address, PythonAddress.host(reachable ? typed : local(request)));
	}

	private static @Nullable InetAddress typed(@Nullable String host) {
		return (host != null) ? IpAddress.any(host.replaceFirst(":\\d*$", "").replaceAll("[\\[\\]]", "")) : null;
	}

	private static InetAddress local(HttpServletRequest request) {
		try {
			// An address is not looked up.
			return InetAddress.getByName(request.getLocalAddr());
		}
		catch (UnknownHostException ex) {
			return InetAddress.getLoopbackAddress();
		}
	}

	String text() {
		return PythonAddress.host(this.address);
	}

	boolean isOnThisMachine() {
		try {
			return this.address.isLoopbackAddress() || NetworkInterface.getByInetAddress(this.address) != null;
		}
		catch (SocketException ex) {
			return true;
		}
	}

}
