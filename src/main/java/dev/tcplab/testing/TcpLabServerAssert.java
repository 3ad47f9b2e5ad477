package dev.tcplab.testing;

import java.nio.charset.StandardCharsets;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a server has received since the test began.
 */
public final class TcpLabServerAssert extends AbstractAssert<TcpLabServerAssert, TcpLabServer> {

	TcpLabServerAssert(TcpLabServer server) {
		super(server, TcpLabServerAssert.class);
	}

	/**
	 * Verifies that the server received a message at least once.
	 */
	public TcpLabServerAssert received(String message) {
		return received(message, Times.atLeast(1));
	}

	/**
	 * Verifies how often the server received a message. If the message has not arrived
	 * often enough, this method waits for up to 2 seconds. Messages whose answers a fault
	 * replaced or cut short do not count.
	 */
	public TcpLabServerAssert received(String message, Times times) {
		return received(message.getBytes(StandardCharsets.UTF_8), times);
	}

	/**
	 * Verifies how often the server received a message.
	 * @param message the message without its frame
	 */
	public TcpLabServerAssert received(byte[] message, Times times) {
		isNotNull();
		String problem = this.actual.journal().compare(message, times);
		if (problem != null) {
			throw failure("%s", problem);
		}
		return this;
	}

}
