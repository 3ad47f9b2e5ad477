package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import dev.tcplab.check.exercise.Exercise.Step;
import org.jspecify.annotations.Nullable;

/**
 * One client's talk with a server: what it sent, what came, and how it ended.
 *
 * @param number the client's number, from 1
 * @param part which part of the console it has
 * @param sent what was sent
 * @param client the client's address; of no meaning if it was not connected
 * @param answer what came, of one megabyte at most
 * @param ending how it ended
 * @param pieces in how many pieces the answer came
 * @param early whether the answer began before anything was sent
 * @param nudge what made a server answer that did not answer the message; none if nothing
 * did, or if it was not tried
 */
public record Talk(int number, int part, String sent, InetSocketAddress client, byte[] answer, Ending ending,
		int pieces, boolean early, @Nullable Nudge nudge) {

	public Talk {
		client = Resolved.of(client);
	}

	/**
	 * Returns whether anything came.
	 */
	public boolean isAnswered() {
		return this.answer.length > 0;
	}

	/**
	 * Returns whether the server did what it has to do for this client. It need not
	 * answer an empty message.
	 */
	public boolean isServed(Step step) {
		return isAnswered() || step.isEmpty() && this.ending == Ending.CLOSED;
	}

	Talk with(@Nullable Nudge nudge) {
		return new Talk(this.number, this.part, this.sent, this.client, this.answer, this.ending, this.pieces,
				this.early, nudge);
	}

	/**
	 * Returns whether there was a connection at all.
	 */
	public boolean isConnected() {
		return this.ending != Ending.REFUSED && this.ending != Ending.UNREACHABLE;
	}

	/**
	 * Returns what came as text.
	 * @return the text; bytes that are not UTF-8 are replaced
	 */
	public String text() {
		return new String(this.answer, StandardCharsets.UTF_8);
	}

	/**
	 * How a talk ends.
	 */
	public enum Ending {

		/**
		 * Nobody listens.
		 */
		REFUSED,

		/**
		 * The connection could not be had in time.
		 */
		UNREACHABLE,

		/**
		 * The server closed it.
		 */
		CLOSED,

		/**
		 * The server reset it: the program ended, or closed it without having read
		 * everything.
		 */
		RESET,

		/**
		 * The server closed it once the client had closed its side.
		 */
		CLOSED_LAST,

		/**
		 * The server left it open.
		 */
		OPEN,
		/**
		 * The other side was still sending at the deadline.
		 */
		UNFINISHED

	}

	/**
	 * What the lesson's clients do not do, and some servers wait for.
	 */
	public enum Nudge {

		/**
		 * Ends the line.
		 */
		LINE_END,

		/**
		 * Closes its side of the connection.
		 */
		HALF_CLOSE

	}

}
