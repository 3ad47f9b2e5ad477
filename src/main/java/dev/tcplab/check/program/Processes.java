package dev.tcplab.check.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

final class Processes {

	private static final Path PROC = Path.of("/proc");

	static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

	/** How long a list is shared, so that thirty programs do not need thirty lists. */
	private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(50);

	private static List<ProcessEntry> latest = List.of();

	private static long listedAt;

	private Processes() {
	}

	/** Lists the processes as of at most 50 ms ago, but not before {@code notBefore}. */
	static synchronized List<ProcessEntry> list(long notBefore) {
		long now = System.nanoTime();
		if (now - listedAt > FRESH || latest.isEmpty() || listedAt - notBefore < 0) {
			listedAt = now;
			latest = list();
		}
		return latest;
	}

	static List<ProcessEntry> list() {
		List<ProcessEntry> processes = new ArrayList<>();
		try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
			directories.forEach((directory) -> read(directory).ifPresent(processes::add));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return processes;
	}

	private static Optional<ProcessEntry> read(Path directory) {
		try {
			return Optional
				.of(ProcessEntry.parse(Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1)));
		}
		catch (IOException ex) {
			// The process just ended.
			return Optional.empty();
		}
	}

	/** Returns the start time of a process in the system's own unit. */
	static Optional<Long> started(long pid) {
		return LINUX ? read(PROC.resolve(String.valueOf(pid))).map(ProcessEntry::started)
				: ProcessHandle.of(pid).map(ProcessEntry::of).map(ProcessEntry::started);
	}

	/** Lists the processes with an environment variable, such as {@code NAME=value}. */
	static List<ProcessEntry> withVariable(String variable) {
		return LINUX
				? list().stream().filter((process) -> process.alive() && hasVariable(process.pid(), variable)).toList()
				: List.of();
	}

	private static boolean hasVariable(long pid, String variable) {
		try {
			byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
			return new String(environment, StandardCharsets.ISO_8859_1).contains(variable);
		}
		catch (IOException ex) {
			return false;
		}
	}

	static String name(ProcessEntry process) {
		String command = ProcessHandle.of(process.pid())
			.flatMap((handle) -> handle.info().command())
			.map((path) -> Path.of(path).getFileName().toString())
			.orElse("unknown");
		return "%d (%s)".formatted(process.pid(), command);
	}

}
