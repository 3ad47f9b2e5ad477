package dev.tcplab.check.observe;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Step;
import org.jspecify.annotations.Nullable;

/**
 * An observation of a server.
 *
 * @param program the server itself
 * @param bound the address on which it listens; none if it never did
 * @param lastBind what is known of the address that it bound last, if no client was
 * answered
 * @param talks its clients, one after another, until one was not served
 * @param secondServed whether the second client was answered while the first waited
 * @param waiting how many connections it had not accepted when it did not answer
 * @param beyond the client after the last of an exercise that ends, if it was tried
 * @param interrupt what it did at Ctrl-C
 * @param restart what it did after its second start, with clients that are out of the
 * ordinary; none if there was no second start
 */
public record ServerObservation(ProgramObservation program, @Nullable InetSocketAddress bound, BindProblem lastBind,
		List<Talk> talks, boolean secondServed, int waiting, @Nullable Talk beyond, Interrupt interrupt,
		@Nullable Restart restart) implements Observation {

	public ServerObservation {
		bound = (bound != null) ? Resolved.of(bound) : null;
	}

	static ServerObservation notListening(ProgramObservation program, BindProblem lastBind) {
		return new ServerObservation(program, null, lastBind, List.of(), false, 0, null, Interrupt.NOT_TRIED, null);
	}

	static ServerObservation of(ProgramObservation program, InetSocketAddress bound, BindProblem lastBind, Talks talks,
			Interrupt interrupt) {
		return new ServerObservation(program, bound, lastBind, talks.talks(), talks.secondServed(), talks.waiting(),
				talks.beyond(), interrupt, null);
	}

	ServerObservation with(@Nullable Restart restart) {
		return new ServerObservation(this.program, this.bound, this.lastBind, this.talks, this.secondServed,
				this.waiting, this.beyond, this.interrupt, restart);
	}

	ServerObservation withLeft(List<String> left) {
		return new ServerObservation(this.program.withLeft(left), this.bound, this.lastBind, this.talks,
				this.secondServed, this.waiting, this.beyond, this.interrupt, this.restart);
	}

	/**
	 * Returns whether each of the exercise's clients was served.
	 */
	public boolean isComplete(Exercise exercise) {
		return isComplete(exercise, this.talks);
	}

	static boolean isComplete(Exercise exercise, List<Talk> talks) {
		List<Step> steps = exercise.steps();
		return talks.size() == steps.size()
				&& IntStream.range(0, steps.size()).allMatch((i) -> talks.get(i).isServed(steps.get(i)));
	}

	/**
	 * Returns whether it listened, and did not end before it accepted a client.
	 */
	public boolean isListening() {
		boolean neverAccepted = this.program.ended() && !this.talks.isEmpty()
				&& (this.talks.get(0).ending() == Talk.Ending.REFUSED || this.program.notes().acceptedNone());
		return this.bound != null && !neverAccepted;
	}

	/**
	 * Why an address cannot be bound.
	 */
	public enum BindProblem {

		/**
		 * No reason is known.
		 */
		NONE,
		/**
		 * It is not an address of this machine.
		 */
		FOREIGN,
		/**
		 * Another program has its port.
		 */
		TAKEN

	}

}
