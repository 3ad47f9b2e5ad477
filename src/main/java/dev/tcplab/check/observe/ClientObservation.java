package dev.tcplab.check.observe;

import java.util.List;

/**
 * An observation of a client.
 *
 * @param port the port of the server for the client
 * @param tried addresses to which it was connecting, such as {@code 192.0.2.10:8080}
 * @param listens whether it listens, as a server does
 */
public record ClientObservation(ProgramObservation program, int port, List<Connection> connections, List<String> tried,
		boolean listens) implements Observation {

}
