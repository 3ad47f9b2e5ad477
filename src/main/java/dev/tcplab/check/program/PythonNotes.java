package dev.tcplab.check.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.console.VisibleText;

/**
 * What a Python program did with its sockets, which it cannot be seen to do from outside.
 * There are no notes of programs in other languages.
 */
public final class PythonNotes {

	private static final int MOST_BYTES = 100_000;

	private final Path file;

	PythonNotes(Path file) {
		this.file = file;
	}

	/**
	 * Returns the addresses that the program has bound or tried to bind, in order.
	 * @return the addresses; those in place of the program's own, if they were replaced
	 */
	public List<SocketCall> binds() {
		return calls("bind");
	}

	/**
	 * Returns the addresses to which the program has tried to connect, in order.
	 * @return the addresses; those in place of the program's own, if they were replaced
	 */
	public List<SocketCall> connects() {
		return calls("connect");
	}

	/**
	 * Returns the addresses that were replaced, in order.
	 * @return the addresses that the program gave
	 */
	public List<SocketCall> replaced() {
		return calls("replaced");
	}

	/**
	 * Whether the program has asked a person for something.
	 * @return whether it has called {@code input}
	 */
	public boolean hasAsked() {
		return lines().anyMatch((fields) -> fields[0].equals("input"));
	}

	/**
	 * Whether the program has certainly accepted no client.
	 * @return whether it has bound an address, and made no socket since
	 */
	public boolean hasAcceptedNone() {
		return !binds().isEmpty() && lines().noneMatch((fields) -> fields[0].equals("socket"));
	}

	private List<SocketCall> calls(String event) {
		return lines().filter((fields) -> fields[0].equals(event) && fields.length > 2)
			.map((fields) -> new SocketCall(VisibleText.whole(fields[1]), fields[2],
					fields.length > 3 && fields[3].equals("1")))
			.toList();
	}

	private Stream<String[]> lines() {
		try {
			byte[] bytes = Files.exists(this.file) ? Files.readAllBytes(this.file) : new byte[0];
			int length = Math.min(bytes.length, MOST_BYTES);
			return new String(bytes, 0, length, StandardCharsets.UTF_8).lines().map((line) -> line.split("\t"));
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	/**
	 * A call with an address.
	 *
	 * @param host name or address, as the program gives it
	 * @param port the port
	 * @param reuse whether {@code SO_REUSEADDR} was set before it
	 */
	public record SocketCall(String host, String port, boolean reuse) {

	}

}
