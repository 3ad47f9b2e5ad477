package dev.tcplab.check.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A process with those that it has started, and those that they have started.
 */
final class ProcessTree {

	private static final Path PROC = Path.of("/proc");

	private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

	/**
	 * For how long a list serves all who ask, so that thirty programs at once do not cost
	 * thirty lists.
	 */
	private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(50);

	private static List<ProcessEntry> latest = List.of();

	private static long listedAt;

	private final ProcessHandle root;

	private volatile @Nullable Long endSeenAt;

	ProcessTree(ProcessHandle root) {
		this.root = root;
	}

	static boolean isLinux() {
		return LINUX;
	}

	/**
	 * Lists the processes that live. On Linux those are found too whose parent has ended,
	 * unless they have begun a session of their own.
	 * @return the processes, as they were 50 ms ago or later; elsewhere than on Linux
	 * without their memory
	 */
	List<ProcessEntry> processes() {
		if (!LINUX) {
			List<ProcessEntry> processes = new ArrayList<>();
			this.root.descendants().forEach((process) -> processes.add(entry(process)));
			if (this.root.isAlive()) {
				processes.add(entry(this.root));
			}
			return processes;
		}
		// An older list may lack the processes that the root has left behind.
		if (this.endSeenAt == null && !this.root.isAlive()) {
			this.endSeenAt = System.nanoTime();
		}
		List<ProcessEntry> all = all(this.endSeenAt);
		Set<Long> numbers = new HashSet<>(Set.of(this.root.pid()));
		boolean more = true;
		// A child may be listed before its parent.
		while (more) {
			more = false;
			for (ProcessEntry process : all) {
				more |= belongs(process, numbers) && numbers.add(process.pid());
			}
		}
		return all.stream().filter((process) -> process.alive() && numbers.contains(process.pid())).toList();
	}

	private boolean belongs(ProcessEntry process, Set<Long> numbers) {
		return process.session() == this.root.pid() || numbers.contains(process.parent());
	}

	private static ProcessEntry entry(ProcessHandle process) {
		return new ProcessEntry(process.pid(), 0, 0, 0, true, false);
	}

	/**
	 * Lists the processes whose environment has a variable, wherever they have gone.
	 * @param variable name and value with = between them
	 * @return the processes; none elsewhere than on Linux
	 */
	static List<ProcessHandle> withVariable(String variable) {
		return LINUX ? list().stream()
			.filter((process) -> hasVariable(process.pid(), variable))
			.flatMap((process) -> ProcessHandle.of(process.pid()).stream())
			.toList() : List.of();
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

	private static synchronized List<ProcessEntry> all(@Nullable Long notBefore) {
		long now = System.nanoTime();
		if (now - listedAt > FRESH || latest.isEmpty() || notBefore != null && listedAt - notBefore < 0) {
			listedAt = now;
			latest = list();
		}
		return latest;
	}

	private static List<ProcessEntry> list() {
		List<ProcessEntry> processes = new ArrayList<>();
		try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
			for (Path directory : directories) {
				try {
					processes.add(ProcessEntry
						.parse(Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1)));
				}
				catch (IOException ex) {
					// It has just ended.
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return processes;
	}

}
