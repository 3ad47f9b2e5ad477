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
 * @param bound the address on which it listened, if any
 * @param lastBind why its last address is unusable, if no client was answered
 * @param secondServed whether the second client was answered while the first waited
 * @param waiting the number of connections to accept when a client got no answer
 * @param beyond a client after the last one, if the exercise ends
 * @param restart its behavior with unusual clients after a second start, if any
 */
public record ServerObservation(ProgramObservation program, @Nullable InetSocketAddress bound, BindProblem lastBind,
		List<Talk> talks, boolean secondServed, int waiting, @Nullable Talk beyond, Interrupt interrupt,
		@Nullable Restart restart) implements Observation {

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

	public boolean isComplete(Exercise exercise) {
		return isComplete(exercise, this.talks);
	}

	static boolean isComplete(Exercise exercise, List<Talk> talks) {
		List<Step> steps = exercise.steps();
		return talks.size() == steps.size()
				&& IntStream.range(0, steps.size()).allMatch((i) -> talks.get(i).isServed(steps.get(i)));
	}

	/** Returns whether it listened, and did not end before it accepted a client. */
	public boolean isListening() {
		boolean neverAccepted = this.program.ended() && !this.talks.isEmpty()
				&& (this.talks.get(0).ending() == Talk.Ending.REFUSED || this.program.notes().acceptedNone());
		return this.bound != null && !neverAccepted;
	}

	public enum BindProblem {

		NONE,

		/** The address does not belong to this machine. */
		FOREIGN,

		/** Another program uses the port. */
		TAKEN

	}

}
