package dev.tcplab.check.program;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process with its descendants. A known process stays known wherever it moves, by its
 * number and its start time, because numbers are reused.
 */
final class ProcessTree {

	private static final Set<ProcessTree> watched = ConcurrentHashMap.newKeySet();

	private final ProcessHandle root;

	private final Map<Long, Long> seen = new ConcurrentHashMap<>();

	private final long begin;

	/** An older list lacks the program, or the processes that it left behind. */
	private volatile long notBefore = System.nanoTime();

	private final Path orphans;

	private volatile boolean endSeen;

	/**
	 * Watches a process.
	 * @param orphans the file that lists its orphans after its end
	 */
	ProcessTree(ProcessHandle root, Path orphans) {
		this.root = root;
		this.orphans = orphans;
		this.begin = Processes.started(root.pid()).orElseGet(ProcessTree::latest);
		this.seen.put(root.pid(), this.begin);
		watched.add(this);
	}

	// The process ended immediately, so its descendants are younger than all other
	// processes.
	private static long latest() {
		return Processes.LINUX ? Processes.list().stream().mapToLong(ProcessEntry::started).max().orElse(0)
				: System.currentTimeMillis();
	}

	long pid() {
		return this.root.pid();
	}

	boolean isRootAlive() {
		return this.root.isAlive();
	}

	/** Lists the processes as of at most 50 ms ago, on Linux including orphans. */
	List<ProcessEntry> processes() {
		if (!Processes.LINUX) {
			return elsewhere();
		}
		readOrphans();
		return ofThis(Processes.list(this.notBefore));
	}

	List<ProcessEntry> processesNow() {
		this.notBefore = System.nanoTime();
		return processes();
	}

	private synchronized void readOrphans() {
		if (!this.endSeen && !this.root.isAlive()) {
			Reaper.orphans(this.orphans)
				.forEach((pid) -> Processes.started(pid).ifPresent((started) -> this.seen.putIfAbsent(pid, started)));
			this.notBefore = System.nanoTime();
			this.endSeen = true;
		}
	}

	private List<ProcessEntry> ofThis(List<ProcessEntry> all) {
		Map<Long, ProcessEntry> byNumber = all.stream()
			.collect(Collectors.toMap(ProcessEntry::pid, Function.identity(), (one, other) -> other, HashMap::new));
		boolean more = true;
		// A child may be listed before its parent.
		while (more) {
			more = false;
			for (ProcessEntry process : all) {
				more |= !isSeen(process) && belongs(process, byNumber)
						&& this.seen.put(process.pid(), process.started()) == null;
			}
		}
		return all.stream().filter((process) -> process.alive() && isSeen(process)).toList();
	}

	private boolean isSeen(ProcessEntry process) {
		return Objects.equals(this.seen.get(process.pid()), process.started());
	}

	private boolean belongs(ProcessEntry process, Map<Long, ProcessEntry> all) {
		return process.started() >= this.begin
				&& Stream.of(process.parent(), process.session()).anyMatch((number) -> isOurs(number, all));
	}

	// A number that another process reused does not count.
	private boolean isOurs(long number, Map<Long, ProcessEntry> all) {
		ProcessEntry process = all.get(number);
		return (process != null) ? isSeen(process) : this.seen.containsKey(number);
	}

	/** Returns whether a process is younger and not in another program's tree. */
	boolean mayOwn(ProcessEntry process) {
		return process.started() >= this.begin && process.pid() != ProcessHandle.current().pid()
				&& watched.stream().noneMatch((other) -> other != this && other.isSeen(process));
	}

	void forget() {
		watched.remove(this);
	}

	private List<ProcessEntry> elsewhere() {
		known().flatMap(ProcessHandle::descendants)
			.map(ProcessEntry::of)
			.forEach((process) -> this.seen.put(process.pid(), process.started()));
		return known().map(ProcessEntry::of).filter((process) -> process.alive() && isSeen(process)).toList();
	}

	private Stream<ProcessHandle> known() {
		return this.seen.keySet().stream().flatMap((pid) -> ProcessHandle.of(pid).stream());
	}

}
