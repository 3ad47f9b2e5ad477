package dev.tcplab.check.program;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Ends a program with all processes that it started.
 *
 * @param mark the environment variable that all of its processes have
 */
record ProcessKiller(ProcessTree tree, Session session, String mark) {

	private static final int MOST_KILLS = 50;

	private static final long POLL_MILLIS = 10;

	/** Kills the processes and returns the survivors, such as {@code 4711 (python3)}. */
	List<String> kill(Process process, Set<Integer> ports) {
		// Find the processes while they still have their parents.
		boolean any = process.isAlive() || !this.tree.processesNow().isEmpty();
		if (this.session.isOwn() && any) {
			this.session.signal(process.pid(), "KILL");
		}
		process.destroyForcibly();
		List<ProcessEntry> living = living(ports);
		// The killed processes may have just started others.
		for (int i = 0; i < MOST_KILLS && !living.isEmpty(); i++) {
			living.stream()
				.flatMap((entry) -> ProcessHandle.of(entry.pid()).stream())
				.forEach(ProcessHandle::destroyForcibly);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
			living = living(ports);
		}
		return living.stream().map(Processes::name).toList();
	}

	// Includes processes that are hidden from the search for children.
	private List<ProcessEntry> living(Set<Integer> ports) {
		Stream<ProcessEntry> holders = SocketTable.ofThisSystem().listeningOn(ports).stream().filter(this.tree::mayOwn);
		return Stream
			.concat(Stream.concat(this.tree.processesNow().stream(), Processes.withVariable(this.mark).stream()),
					holders)
			.distinct()
			.toList();
	}

}
