package dev.tcplab.web.actuator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

import dev.tcplab.console.PythonAddress;

/** An address of this machine (Session 8: "locate your IP address"). */
public record NetworkAddress(String network, InetAddress address) {

	/**
	 * Returns addresses that are up. Those known to other machines, and IPv4, come first.
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

	/** Returns the addresses at which other machines can reach this one. */
	public static List<NetworkAddress> forOtherMachines() {
		return all().stream().filter((address) -> !address.isLocal()).toList();
	}

	/** Returns the address without its network interface. */
	public String host() {
		return PythonAddress.host(this.address);
	}

	/** Returns whether only this machine, or only one link, knows it. */
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
