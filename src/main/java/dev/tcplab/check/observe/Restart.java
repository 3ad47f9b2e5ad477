package dev.tcplab.check.observe;

import org.jspecify.annotations.Nullable;

/**
 * What a server did with clients that are out of the ordinary.
 *
 * @param fatal the client that ended the service; none if it survived them all
 * @param printed all that it printed until then
 * @param interrupt what it did at Ctrl-C after them
 */
public record Restart(@Nullable Stranger fatal, String printed, Interrupt interrupt) {

	/**
	 * A client that is out of the ordinary.
	 */
	public enum Stranger {

		/**
		 * One that sends nothing.
		 */
		SILENT,
		/**
		 * One that resets its connection.
		 */
		RESETTING,
		/**
		 * One of these two.
		 */
		SILENT_OR_RESETTING,
		/**
		 * One whose message is not UTF-8.
		 */
		NOT_UTF_8

	}

}
