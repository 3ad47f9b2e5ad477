package dev.tcplab.check.talk;

import java.net.InetSocketAddress;
import java.util.List;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.Program;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a server.
 *
 * @param exercise what it is to do
 * @param program the server; none if it runs elsewhere
 * @param bound the address on which it listens
 * @param turns its clients, one after another, until one was not served
 * @param served whether the second client was answered while the first waited
 * @param waiting how many connections the server had not accepted when it did not answer
 * @param beyond the client after the last of an exercise that ends, if it was tried
 * @param ended whether the server had ended by itself
 */
public record ServerRun(Exercise exercise, @Nullable Program program, InetSocketAddress bound, List<Turn> turns,
		boolean served, int waiting, @Nullable Talk beyond, boolean ended) {

	/**
	 * Whether every client was answered.
	 * @return whether they were
	 */
	public boolean isComplete() {
		return this.turns.size() == this.exercise.steps().size() && this.turns.stream().allMatch(Turn::isAnswered);
	}

	/**
	 * Whether the server had ended by itself before it accepted a client: it listened for
	 * a moment, or for nobody.
	 * @return whether it had
	 */
	public boolean endedBeforeAccept() {
		return this.ended && this.program != null
				&& (this.turns.get(0).talk().ending() == Talk.Ending.REFUSED || this.program.notes().hasAcceptedNone());
	}

	/**
	 * Returns everything that the server has printed.
	 * @return both outputs
	 */
	public String printed() {
		return (this.program != null) ? this.program.printedSince(Program.Mark.BEGIN) : "";
	}

	/**
	 * One client's turn.
	 *
	 * @param step what was to happen
	 * @param talk what happened
	 * @param printed what the server printed from its beginning until the next
	 */
	public record Turn(Step step, Talk talk, String printed) {

		/**
		 * Whether the client was answered.
		 * @return whether it was
		 */
		public boolean isAnswered() {
			return this.talk.isAnswered();
		}

		/**
		 * Fills in a text for this client.
		 * @param text with placeholders
		 * @return the text
		 */
		public String fill(String text) {
			return placeholders().fill(text);
		}

		/**
		 * Returns what the exercise leaves open, for this client.
		 * @return the values
		 */
		public Placeholders placeholders() {
			return new Placeholders(this.talk.number(), this.talk.client(), this.talk.sent(), this.talk.text());
		}

	}

}
