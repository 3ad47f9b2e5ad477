package dev.tcplab.check.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table in {@code /proc}, which shows listeners without connecting or binding. */
final class LinuxSocketTable implements SocketTable {

	private static final Path PROC = Path.of("/proc");

	private static final String CONNECTING = "02";

	private static final String LISTENING = "0A";

	private static final String ANY_STATE = ".*";

	private static final String ANY = "0.0.0.0";

	private static final String SOCKET = "socket:[";

	private static final int LOCAL = 1;

	private static final int REMOTE = 2;

	private static final int STATE = 3;

	private static final int QUEUES = 4;

	private static final int INODE = 9;

	private static final int HEX = 16;

	@Override
	public List<ListeningSocket> listening(Set<Long> processes) throws IOException {
		List<ListeningSocket> sockets = new ArrayList<>();
		Map<String, Integer> descriptors = descriptors(processes);
		for (String[] row : rows(processes, LISTENING, (one) -> descriptors.containsKey(one[INODE]))) {
			int waiting = Integer.parseInt(row[QUEUES].substring(row[QUEUES].indexOf(':') + 1), HEX);
			sockets.add(new ListeningSocket(bound(address(row[LOCAL])), waiting, descriptors.get(row[INODE])));
		}
		sockets.sort(Comparator.comparingInt(ListeningSocket::descriptor));
		return sockets;
	}

	@Override
	public List<String> connecting(Set<Long> processes) throws IOException {
		List<String> addresses = new ArrayList<>();
		Set<String> inodes = descriptors(processes).keySet();
		for (String[] row : rows(processes, CONNECTING, (one) -> inodes.contains(one[INODE]))) {
			InetSocketAddress address = address(row[REMOTE]);
			addresses.add(address.getAddress().getHostAddress() + ":" + address.getPort());
		}
		return addresses;
	}

	@Override
	public boolean isTaken(int port, boolean connections) {
		long self = ProcessHandle.current().pid();
		return !rows(Set.of(self), connections ? ANY_STATE : LISTENING, (row) -> port(row[LOCAL]) == port).isEmpty();
	}

	@Override
	public List<ProcessEntry> listeningOn(Set<Integer> ports) {
		long self = ProcessHandle.current().pid();
		Set<String> inodes = rows(Set.of(self), LISTENING, (row) -> ports.contains(port(row[LOCAL]))).stream()
			.map((row) -> row[INODE])
			.collect(Collectors.toSet());
		return inodes.isEmpty() ? List.of()
				: Processes.list()
					.stream()
					.filter((process) -> !Collections.disjoint(descriptors(Set.of(process.pid())).keySet(), inodes))
					.toList();
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX);
	}

	// A listener on all IPv6 addresses, as in Java and Node, also accepts IPv4.
	private static InetSocketAddress bound(InetSocketAddress address) {
		return address.getAddress().isAnyLocalAddress() ? new InetSocketAddress(ANY, address.getPort()) : address;
	}

	private static List<String[]> rows(Set<Long> processes, String state, Predicate<String[]> wanted) {
		return Stream.of("net/tcp", "net/tcp6").flatMap((table) -> rows(processes, table, state, wanted)).toList();
	}

	// A process may be in another network namespace, and may have just ended.
	private static Stream<String[]> rows(Set<Long> processes, String table, String state, Predicate<String[]> wanted) {
		for (long process : processes) {
			try (BufferedReader reader = Files.newBufferedReader(PROC.resolve(process + "/" + table))) {
				Stream<String[]> rows = reader.lines().skip(1).map((line) -> line.trim().split("\\s+"));
				// Listeners come first, before thousands of other sockets.
				return (state.equals(LISTENING) ? rows.takeWhile((row) -> row[STATE].equals(LISTENING))
						: rows.filter((row) -> row[STATE].matches(state)))
					.filter(wanted)
					.toList()
					.stream();
			}
			catch (IOException | UncheckedIOException ex) {
				// The next process has the table.
			}
		}
		return Stream.empty();
	}

	// Inode numbers do not show which socket was opened first, because each processor has
	// its own range.
	private static Map<String, Integer> descriptors(Set<Long> processes) {
		Map<String, Integer> descriptors = new HashMap<>();
		for (long process : processes) {
			try (DirectoryStream<Path> links = Files.newDirectoryStream(PROC.resolve(process + "/fd"))) {
				for (Path link : links) {
					String target = target(link);
					if (target.startsWith(SOCKET)) {
						descriptors.merge(target.substring(SOCKET.length(), target.length() - 1),
								Integer.valueOf(link.getFileName().toString()), Math::min);
					}
				}
			}
			catch (IOException | DirectoryIteratorException ex) {
				// The process ended.
			}
		}
		return descriptors;
	}

	private static String target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (IOException ex) {
			// The descriptor was just closed.
			return "";
		}
	}

	/** Parses four-byte words in native byte order, such as {@code 0100007F:1F90}. */
	static InetSocketAddress address(String text) throws IOException {
		int colon = text.indexOf(':');
		ByteBuffer bytes = ByteBuffer.allocate(colon / 2).order(ByteOrder.nativeOrder());
		for (int i = 0; i < colon; i += Integer.BYTES * 2) {
			bytes.putInt(Integer.parseUnsignedInt(text.substring(i, i + Integer.BYTES * 2), HEX));
		}
		InetAddress address = InetAddress.getByAddress(bytes.array());
		return new InetSocketAddress(address, Integer.parseInt(text.substring(colon + 1), HEX));
	}

}
