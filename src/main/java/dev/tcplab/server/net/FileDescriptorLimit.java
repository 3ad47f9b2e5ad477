package dev.tcplab.server.net;

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * The file descriptors that are left for clients.
 *
 * @param limit how many this process may have open
 * @param open how many it has open
 */
record FileDescriptorLimit(long limit, long open) {

	/**
	 * Kept for what is opened later, a hundred HTTP connections, classes and logs; but no
	 * more than half of what there is.
	 */
	private static final long RESERVE = 150;

	/**
	 * One for each server that waits for its next client, and some more.
	 */
	static final long FEWEST = 16;

	static FileDescriptorLimit ofThisProcess() {
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			return new FileDescriptorLimit(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount());
		}
		return new FileDescriptorLimit(Long.MAX_VALUE, 0);
	}

	/**
	 * Returns how many clients all servers together may have at once.
	 * @return the number, at least a few
	 */
	int clients() {
		long free = this.limit - this.open;
		return (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST, free - Math.min(RESERVE, free / 2)));
	}

}
