package dev.tcplab.check.judge;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.program.PythonNotes.SocketCall;

/**
 * The ports by which an address is known on the console.
 *
 * @param ports one for a client, and for a server also those that were replaced
 */
record PortsShown(List<String> ports) {

	static PortsShown of(Turn turn) {
		return new PortsShown(List.of(String.valueOf(turn.talk().client().getPort())));
	}

	static PortsShown ofServer(ServerObservation seen) {
		return new PortsShown(Stream
			.concat(Stream.ofNullable(seen.bound()).map(InetSocketAddress::getPort).map(String::valueOf),
					seen.program().notes().replaced().stream().map(SocketCall::port))
			.toList());
	}

	boolean isShown(String printed) {
		return times(printed) > 0;
	}

	long times(String printed) {
		return this.ports.stream()
			.mapToLong((port) -> Pattern.compile("\\b" + port + "\\b").matcher(printed).results().count())
			.sum();
	}

}
