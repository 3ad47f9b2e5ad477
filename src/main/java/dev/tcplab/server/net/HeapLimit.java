package dev.tcplab.server.net;

import dev.tcplab.server.ServerSettings;
import dev.tcplab.wire.Codec;

/**
 * The heap that is left for clients.
 *
 * @param bytes how large the heap may become
 */
record HeapLimit(long bytes) {

	/**
	 * What lives in the heap without any clients, rounded up (18 to 22 MB, measured).
	 */
	private static final long RESERVE = 24 * 1024 * 1024;

	/**
	 * What a silent client holds besides its buffer (2.5 KB, measured), doubled for the
	 * garbage of those that talk.
	 */
	private static final long CLIENT = 6 * 1024;

	private static final long SMALLEST_BUFFER = 2 * 1024;

	private static final long USUAL_BUFFER = 8 * 1024;

	private static final long LARGEST_BUFFER = 128 * 1024;

	/**
	 * Returns how many clients all servers together may have at once, whatever their
	 * settings.
	 * @return the number, at least a few
	 */
	int clients() {
		return clients(SMALLEST_BUFFER);
	}

	/**
	 * Returns how many clients one server may have at once.
	 * @param settings the server's settings
	 * @return the number, at least a few
	 */
	int clients(ServerSettings settings) {
		return clients((settings.codec() == Codec.RECV)
				? Math.min(LARGEST_BUFFER, Math.max(SMALLEST_BUFFER, settings.messageSize().toBytes())) : USUAL_BUFFER);
	}

	private int clients(long buffer) {
		return (int) Math.min(Integer.MAX_VALUE,
				Math.max(FileDescriptorLimit.FEWEST, (this.bytes - RESERVE) / (CLIENT + buffer)));
	}

}
