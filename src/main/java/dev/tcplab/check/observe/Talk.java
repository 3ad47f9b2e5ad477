package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import dev.tcplab.check.exercise.Exercise.Step;
import org.jspecify.annotations.Nullable;

/**
 * The exchange between one client and a server.
 *
 * @param part the index of its part of the console
 * @param client the client's address, which is meaningless without a connection
 * @param answer the bytes from the server, at most one megabyte
 * @param pieces the number of pieces in which the answer arrived
 * @param early whether the answer began before the client sent anything
 * @param nudge the step that made a silent server answer, if any
 */
public record Talk(int number, int part, String sent, InetSocketAddress client, byte[] answer, Ending ending,
		int pieces, boolean early, @Nullable Nudge nudge) {

	public boolean isAnswered() {
		return this.answer.length > 0;
	}

	/** Returns whether the server did its task. It need not answer an empty message. */
	public boolean isServed(Step step) {
		return isAnswered() || step.isEmpty() && this.ending == Ending.CLOSED;
	}

	Talk with(Ending ending) {
		return new Talk(this.number, this.part, this.sent, this.client, this.answer, ending, this.pieces, this.early,
				this.nudge);
	}

	Talk with(Nudge nudge) {
		return new Talk(this.number, this.part, this.sent, this.client, this.answer, this.ending, this.pieces,
				this.early, nudge);
	}

	public boolean isConnected() {
		return this.ending != Ending.REFUSED && this.ending != Ending.UNREACHABLE;
	}

	public String text() {
		return new String(this.answer, StandardCharsets.UTF_8);
	}

	public enum Ending {

		/** No server listened. */
		REFUSED,

		/** The client could not connect in time. */
		UNREACHABLE,

		CLOSED,

		/** The server reset it: the program ended, or closed it with unread data. */
		RESET,

		/** The server closed it after the client closed its side. */
		CLOSED_LAST,

		OPEN,

		/** The other side was still sending at the deadline. */
		UNFINISHED

	}

	/** A step that the lesson's clients do not take, but some servers wait for. */
	public enum Nudge {

		/** A line ending. */
		LINE_END,

		/** A half-close of the connection. */
		HALF_CLOSE

	}

}
