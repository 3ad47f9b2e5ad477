package dev.tcplab.server.net;

import dev.tcplab.server.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many clients this process can serve at once.
 *
 * @param descriptors the file descriptors that are left for them
 * @param heap the heap that is left for them
 */
record ClientCapacity(FileDescriptorLimit descriptors, HeapLimit heap) {

	private static final Logger logger = LoggerFactory.getLogger(ClientCapacity.class);

	static ClientCapacity ofThisProcess() {
		return new ClientCapacity(FileDescriptorLimit.ofThisProcess(), new HeapLimit(Runtime.getRuntime().maxMemory()));
	}

	/**
	 * Returns how many clients all servers together may have at once.
	 * @return the number, at least a few
	 */
	int clients() {
		return Math.min(this.descriptors.clients(), this.heap.clients());
	}

	/**
	 * Lowers the number of clients of one server to what the process can serve, and says
	 * so.
	 * @param server the server's name
	 * @param settings the server's settings
	 * @return settings that can be kept to
	 */
	ServerSettings suffice(String server, ServerSettings settings) {
		int byDescriptors = this.descriptors.clients();
		int byHeap = this.heap.clients(settings);
		int most = Math.min(byDescriptors, byHeap);
		if (settings.maxClients() <= most) {
			return settings;
		}
		String reason = (byDescriptors < byHeap)
				? "this process may open %d files (ulimit -n)".formatted(this.descriptors.limit())
				: "a heap of %d MB holds no more (-Xmx)".formatted(this.heap.bytes() / 1024 / 1024);
		logger.warn("{} serves {} clients at once, not {}: {}", server, most, settings.maxClients(), reason);
		return settings.withMaxClients(most);
	}

}
