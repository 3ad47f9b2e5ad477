package dev.tcplab.server;

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file descriptors that are left for clients.
 *
 * @param limit how many this process may have open
 * @param open how many it has open
 */
record Descriptors(long limit, long open) {

	private static final Logger logger = LoggerFactory.getLogger(Descriptors.class);

	/**
	 * Kept for what is opened later, a hundred HTTP connections, classes and logs; but no
	 * more than half of what there is.
	 */
	private static final long RESERVE = 150;

	/**
	 * One for each server that waits for its next client, and some more.
	 */
	private static final long FEWEST = 16;

	static Descriptors ofThisProcess() {
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			return new Descriptors(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount());
		}
		return new Descriptors(Long.MAX_VALUE, 0);
	}

	/**
	 * Returns how many clients all servers together may have at once.
	 * @return the number, at least a few
	 */
	int clients() {
		long free = this.limit - this.open;
		return (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST, free - Math.min(RESERVE, free / 2)));
	}

	/**
	 * Lowers the number of clients of one server to that of all, and says so.
	 * @param server the server's name
	 * @param settings the server's settings
	 * @return settings that can be kept to
	 */
	ServerSettings suffice(String server, ServerSettings settings) {
		int most = clients();
		if (settings.maxClients() <= most) {
			return settings;
		}
		logger.warn("{} attends {} clients at once, not {}: this process may open {} files (ulimit -n)", server, most,
				settings.maxClients(), this.limit);
		return settings.withMaxClients(most);
	}

}
