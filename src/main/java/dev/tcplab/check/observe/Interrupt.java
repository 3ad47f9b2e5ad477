package dev.tcplab.check.observe;

/**
 * What a program did at Ctrl-C.
 *
 * @param state what happened
 * @param printed what it printed then
 * @param exitCode its exit code, if it ended
 */
public record Interrupt(State state, String printed, int exitCode) {

	static final Interrupt NOT_TRIED = new Interrupt(State.NOT_TRIED, "", 0);

	static final Interrupt IMPOSSIBLE = new Interrupt(State.IMPOSSIBLE, "", 0);

	/**
	 * What happened.
	 */
	public enum State {

		/**
		 * There was no need, or the program had ended.
		 */
		NOT_TRIED,
		/**
		 * This system cannot send it.
		 */
		IMPOSSIBLE,
		/**
		 * The program kept running.
		 */
		IGNORED,
		/**
		 * The program ended, and a process that it started still listened.
		 */
		STILL_LISTENING,
		/**
		 * The program ended.
		 */
		ENDED;

		/**
		 * Returns whether the program was to be interrupted.
		 */
		public boolean isTried() {
			return this != NOT_TRIED;
		}

	}

}
