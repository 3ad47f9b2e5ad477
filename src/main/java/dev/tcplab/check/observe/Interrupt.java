package dev.tcplab.check.observe;

public record Interrupt(State state, String printed, int exitCode) {

	static final Interrupt NOT_TRIED = new Interrupt(State.NOT_TRIED, "", 0);

	static final Interrupt IMPOSSIBLE = new Interrupt(State.IMPOSSIBLE, "", 0);

	public enum State {

		/** The interrupt was not necessary, or the program had ended. */
		NOT_TRIED,

		/** The system cannot send Ctrl-C. */
		IMPOSSIBLE,

		IGNORED,

		/** The program ended, but a process that it started still listened. */
		STILL_LISTENING,

		ENDED

	}

}
