package dev.tcplab.check.program;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Ends a program with everything that it has started.
 *
 * @param tree its processes
 * @param session sends signals
 * @param mark the variable that all of its processes have in their environment
 */
record ProcessKiller(ProcessTree tree, Session session, String mark) {

	private static final int MOST_KILLS = 50;

	private static final long POLL_MILLIS = 10;

	/**
	 * Ends the processes without asking them.
	 * @param ports the ports on which the program has listened
	 * @return those that survive, such as {@code 4711 (python3)}
	 */
	List<String> kill(Process process, Set<Integer> ports) {
		// While they still have the parents by which they are found.
		boolean any = process.isAlive() || !this.tree.processesNow().isEmpty();
		if (this.session.isOwn() && any) {
			this.session.signal(process.pid(), "KILL");
		}
		process.destroyForcibly();
		List<ProcessEntry> living = living(ports);
		// Those that are ended may have just started others.
		for (int i = 0; i < MOST_KILLS && !living.isEmpty(); i++) {
			living.stream()
				.flatMap((entry) -> ProcessHandle.of(entry.pid()).stream())
				.forEach(ProcessHandle::destroyForcibly);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
			living = living(ports);
		}
		return living.stream().map(Processes::name).toList();
	}

	// Also those that have taken care not to be found as children.
	private List<ProcessEntry> living(Set<Integer> ports) {
		Stream<ProcessEntry> holders = SocketTable.ofThisSystem().listeningOn(ports).stream().filter(this.tree::mayOwn);
		return Stream
			.concat(Stream.concat(this.tree.processesNow().stream(), Processes.withVariable(this.mark).stream()),
					holders)
			.distinct()
			.toList();
	}

}
