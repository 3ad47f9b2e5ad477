package dev.tcplab.check.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A server under test. Default methods describe a server that runs elsewhere. */
public interface TestedServer {

	TestedServer ELSEWHERE = new TestedServer() {
	};

	/** Starts the next client's part of the console, and returns its index. */
	default int startPart() {
		return 0;
	}

	/**
	 * Waits until the server listens on a number of sockets.
	 * @return the sockets in the order in which they were opened; fewer after the timeout
	 */
	default List<ListeningSocket> awaitListening(Duration timeout, int sockets)
			throws IOException, InterruptedException {
		return List.of();
	}

	/** Lists the sockets, including those of its processes after the server ended. */
	default List<ListeningSocket> listening() throws IOException {
		return List.of();
	}

	default boolean lacksReuse() {
		return false;
	}

	/** Waits until a part of the console has a text, or the server ends. */
	default boolean awaitPrinted(int part, String text, Duration timeout) throws InterruptedException {
		return true;
	}

	/** Waits until the server ended and its output is complete. */
	default boolean awaitEnd(Duration timeout) throws InterruptedException {
		return false;
	}

}
