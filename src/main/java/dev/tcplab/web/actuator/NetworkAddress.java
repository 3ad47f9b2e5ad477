package dev.tcplab.web.actuator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

import dev.tcplab.console.PythonAddress;

/**
 * An address of this machine (Session 8: "locate your IP address").
 *
 * @param network the name of the network interface
 * @param address the IP address
 */
public record NetworkAddress(String network, InetAddress address) {

	/**
	 * Finds the addresses of this machine.
	 * @return the addresses of all interfaces that are up: first those that other
	 * machines know, first those of IPv4
	 */
	public static List<NetworkAddress> all() {
		try {
			return NetworkInterface.networkInterfaces()
				.filter(NetworkAddress::isUp)
				.flatMap((network) -> network.inetAddresses()
					.map((address) -> new NetworkAddress(network.getName(), address)))
				.sorted(Comparator.comparing(NetworkAddress::isLocal)
					.thenComparing((address) -> address.address() instanceof Inet6Address))
				.toList();
		}
		catch (SocketException ex) {
			return List.of();
		}
	}

	/**
	 * Returns the address as one types it.
	 * @return the numbers, without the network interface
	 */
	public String host() {
		return PythonAddress.host(this.address);
	}

	/**
	 * Whether others need more than the address to reach it.
	 * @return whether only this machine, or only one link, knows it
	 */
	public boolean isLocal() {
		return this.address.isLoopbackAddress() || this.address.isLinkLocalAddress();
	}

	private static boolean isUp(NetworkInterface network) {
		try {
			return network.isUp();
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
