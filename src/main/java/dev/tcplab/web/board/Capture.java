package dev.tcplab.web.board;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.Client;
import dev.tcplab.server.TcpServer;
import dev.tcplab.web.actuator.NetworkAddress;

/**
 * Writes exchanges as a file that Wireshark opens.
 */
final class Capture {

	private static final String COMMENT = "Exchanges of TCP Lab. Times and data are those of the servers' reads and writes."
			+ " The IP and TCP headers are synthetic";

	private final List<NetworkAddress> own = NetworkAddress.all();

	private final Map<Connection, Conversation> conversations = new HashMap<>();

	private final PcapngWriter file;

	/**
	 * Begins a file without exchanges.
	 * @param output where the file is written
	 */
	Capture(OutputStream output) throws IOException {
		this.file = new PcapngWriter(output, COMMENT);
	}

	/**
	 * Adds an exchange. Those of one connection must be added in their order.
	 * @param explanation the comment of the last packet
	 */
	void add(BoardEntry entry, TcpServer server, String explanation) throws IOException {
		Client client = entry.event().exchange().client();
		Conversation conversation = this.conversations.computeIfAbsent(new Connection(server.name(), client),
				(any) -> new Conversation(client.address(), address(server, client.address().getAddress()),
						entry.id()));
		for (Conversation.Packet packet : conversation.packets(entry, explanation)) {
			this.file.write(packet.at(), packet.packet().bytes(), packet.packet().fullLength(), packet.comment());
		}
	}

	/**
	 * Returns the address at which a client may have reached a server, of the same family
	 * as the client's.
	 */
	private InetSocketAddress address(TcpServer server, InetAddress client) {
		InetAddress bound = server.settings().address();
		if (!bound.isAnyLocalAddress() && isOfSameFamily(bound, client)) {
			return new InetSocketAddress(bound, server.port());
		}
		InetAddress address = this.own.stream()
			.map(NetworkAddress::address)
			.filter((candidate) -> isOfSameFamily(candidate, client))
			.filter((candidate) -> candidate.isLoopbackAddress() == client.isLoopbackAddress())
			.findFirst()
			.orElse(client);
		return new InetSocketAddress(address, server.port());
	}

	private static boolean isOfSameFamily(InetAddress one, InetAddress other) {
		return one instanceof Inet4Address == other instanceof Inet4Address;
	}

}
