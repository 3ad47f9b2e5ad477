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
 * A Python program's use of sockets, which is not visible from outside. Programs in other
 * languages have no notes.
 *
 * @param binds the addresses that it tried to bind, in order, after replacement
 * @param replaced the original addresses that were replaced
 * @param acceptedNone whether it surely accepted no client: it bound an address and
 * created no socket since
 */
public record PythonNotes(List<SocketCall> binds, List<SocketCall> connects, List<SocketCall> replaced,
		boolean acceptedNone) {

	public static final PythonNotes NONE = of(List.of());

	private static final int MOST_BYTES = 100_000;

	// The program can replace the file with a link, a pipe, or gigabytes.
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
		return new PythonNotes(binds, calls(lines, "connect"), calls(lines, "replaced"),
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

	/** Returns whether an address was bound without SO_REUSEADDR. */
	public boolean lackReuse() {
		return this.binds.stream().anyMatch((bind) -> !bind.reuse());
	}

	/**
	 * A call with an address.
	 *
	 * @param reuse whether {@code SO_REUSEADDR} was set before
	 */
	public record SocketCall(String host, String port, boolean reuse) {

		@Override
		public String toString() {
			return this.host + ":" + this.port;
		}

	}

}
