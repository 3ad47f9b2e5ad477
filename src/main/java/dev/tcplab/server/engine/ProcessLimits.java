package dev.tcplab.server.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * The resources that this process may still use.
 *
 * @param mostDescriptors the number of file descriptors that it may open
 * @param descriptors the number of file descriptors that are free
 * @param threads the number of further threads that it may start for clients
 * @param heap the maximum size of its heap, in bytes
 */
record ProcessLimits(long mostDescriptors, long descriptors, long threads, long heap) {

	private static final long UNLIMITED = Long.MAX_VALUE;

	private static final Path PROCESSES = Path.of("/proc");

	private static final Path PROCESS = PROCESSES.resolve("self");

	private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

	// The threads are looked up only if each client needs one of the operating system.
	static ProcessLimits read(boolean threadForEach) {
		long most = UNLIMITED;
		long free = UNLIMITED;
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			most = system.getMaxFileDescriptorCount();
			free = most - system.getOpenFileDescriptorCount();
		}
		long threads = threadForEach ? Math.min(threadsOfUser(), threadsOfContainer()) : UNLIMITED;
		return new ProcessLimits(most, free, threads, Runtime.getRuntime().maxMemory());
	}

	// The limit of ulimit -u is for all processes of a user, other than root.
	private static long threadsOfUser() {
		try {
			String limit = Files.readString(PROCESS.resolve("limits"))
				.replaceFirst("(?s).*Max processes +(\\w+).*", "$1");
			UserPrincipal user = Files.getOwner(PROCESS);
			if (limit.equals("unlimited") || user.getName().equals("root")) {
				return UNLIMITED;
			}
			try (Stream<Path> processes = Files.list(PROCESSES)) {
				return Long.parseLong(limit) - processes.mapToLong((process) -> threads(process, user)).sum();
			}
		}
		catch (IOException | NumberFormatException ex) {
			// Not on Linux.
			return UNLIMITED;
		}
	}

	private static long threads(Path process, UserPrincipal user) {
		if (!Character.isDigit(process.getFileName().toString().charAt(0))) {
			return 0;
		}
		try (Stream<Path> threads = Files.list(process.resolve("task"))) {
			return Files.getOwner(process).equals(user) ? threads.count() : 0;
		}
		catch (IOException ex) {
			// The process ended, or belongs to another user.
			return 0;
		}
	}

	private static long threadsOfContainer() {
		try {
			return Long.parseLong(Files.readString(CONTAINER.resolve("pids.max")).strip())
					- Long.parseLong(Files.readString(CONTAINER.resolve("pids.current")).strip());
		}
		catch (IOException | NumberFormatException ex) {
			// No container, or no limit.
			return UNLIMITED;
		}
	}

}
