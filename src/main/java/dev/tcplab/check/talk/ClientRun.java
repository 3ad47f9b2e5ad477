package dev.tcplab.check.talk;

import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.program.Program;

/**
 * What was seen of a client.
 *
 * @param exercise what it is to do
 * @param program the client
 * @param port the port of the server that it was to talk to
 * @param connections the connections that it has made
 * @param tried addresses to which it was connecting, such as {@code 192.0.2.10:8080}
 * @param listens whether it listens, as a server does
 * @param ended whether it has ended by itself
 */
public record ClientRun(Exercise exercise, Program program, int port, List<Connection> connections, List<String> tried,
		boolean listens, boolean ended) {

}
