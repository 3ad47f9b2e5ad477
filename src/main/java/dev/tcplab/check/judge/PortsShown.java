package dev.tcplab.check.judge;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.program.PythonNotes.SocketCall;

/** The ports of a server on the console: the actual one and the replaced ones. */
record PortsShown(List<String> ports) {

	static PortsShown ofServer(ServerObservation seen) {
		return new PortsShown(Stream
			.concat(Stream.ofNullable(seen.bound()).map(InetSocketAddress::getPort).map(String::valueOf),
					seen.program().notes().replaced().stream().map(SocketCall::port))
			.toList());
	}

	boolean isShown(String printed) {
		return this.ports.stream().anyMatch((port) -> Pattern.compile("\\b" + port + "\\b").matcher(printed).find());
	}

}
