package dev.tcplab.server;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

import dev.tcplab.console.PythonAddress;

/**
 * An address of this machine at which other machines may reach it (Session 8: "locate
 * your IP address").
 *
 * @param network the name of the network interface
 * @param host the IP address
 */
record NetworkAddress(String network, String host) {

	/**
	 * Finds the addresses of this machine.
	 * @return the addresses of all interfaces that are up, but those that only this
	 * machine or only one link knows
	 */
	static List<NetworkAddress> all() {
		try {
			return NetworkInterface.networkInterfaces()
				.filter(NetworkAddress::isUp)
				.flatMap((network) -> network.inetAddresses()
					.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
					.map((address) -> new NetworkAddress(network.getName(), PythonAddress.host(address))))
				.toList();
		}
		catch (SocketException ex) {
			return List.of();
		}
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
