package dev.tcplab.check.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.console.VisibleText;

/**
 * What a Python program did with its sockets, which it cannot be seen to do from outside.
 * There are no notes of programs in other languages.
 *
 * @param binds the addresses that it bound or tried to bind, in order; the replacements,
 * if its own were replaced
 * @param connects the addresses to which it tried to connect, also in order
 * @param replaced the addresses that it gave and that were replaced
 * @param asked whether it called {@code input}
 * @param acceptedNone whether it certainly accepted no client: it bound an address, and
 * made no socket since
 */
public record PythonNotes(List<SocketCall> binds, List<SocketCall> connects, List<SocketCall> replaced, boolean asked,
		boolean acceptedNone) {

	/**
	 * The notes of a program that made none.
	 */
	public static final PythonNotes NONE = of(List.of());

	private static final int MOST_BYTES = 100_000;

	// The program can put anything in its place: a link, a pipe, gigabytes.
	static PythonNotes read(Path file) {
		try {
			if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				return NONE;
			}
			try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
				return of(new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines()
					.map((line) -> line.split("\t"))
					.toList());
			}
		}
		catch (IOException ex) {
			return NONE;
		}
	}

	private static PythonNotes of(List<String[]> lines) {
		List<SocketCall> binds = calls(lines, "bind");
		return new PythonNotes(binds, calls(lines, "connect"), calls(lines, "replaced"), has(lines, "input"),
				!binds.isEmpty() && !has(lines, "socket"));
	}

	private static boolean has(List<String[]> lines, String event) {
		return lines.stream().anyMatch((fields) -> fields[0].equals(event));
	}

	private static List<SocketCall> calls(List<String[]> lines, String event) {
		return lines.stream()
			.filter((fields) -> fields[0].equals(event) && fields.length > 2)
			.map((fields) -> new SocketCall(VisibleText.whole(fields[1]), fields[2],
					fields.length > 3 && fields[3].equals("1")))
			.toList();
	}

	/**
	 * Returns whether an address was bound without SO_REUSEADDR.
	 */
	public boolean lackReuse() {
		return this.binds.stream().anyMatch((bind) -> !bind.reuse());
	}

	/**
	 * A call with an address.
	 *
	 * @param host name or address, as the program gives it
	 * @param port the port
	 * @param reuse whether {@code SO_REUSEADDR} was set before it
	 */
	public record SocketCall(String host, String port, boolean reuse) {

		@Override
		public String toString() {
			return this.host + ":" + this.port;
		}

	}

}
