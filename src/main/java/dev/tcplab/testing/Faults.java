package dev.tcplab.testing;

import java.time.Duration;
import java.util.function.UnaryOperator;

import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerControl;
import dev.tcplab.support.SettingOutOfRangeException;

/**
 * Faults on demand, for clients that connect from now on. In a chain of calls, each
 * method adds to those before it, as in {@code server.faults().first(2).reset()}. If a
 * fault replaces an answer or cuts it short, the message does not count as received.
 */
public final class Faults {

	private final ServerControl control;

	private FaultSettings settings = FaultSettings.NONE;

	private int afterBytes;

	Faults(ServerControl control) {
		this.control = control;
	}

	/**
	 * Limits the faults to this many connections from now on.
	 */
	public Faults first(int connections) {
		return with((faults) -> faults.first(connections));
	}

	/**
	 * Delays each answer.
	 */
	public Faults delay(Duration delay) {
		return with((faults) -> faults.delay(delay));
	}

	/**
	 * Sends each answer in pieces of this many bytes.
	 */
	public Faults slice(int bytes, Duration pause) {
		return with((faults) -> faults.slice(bytes).sliceDelay(pause));
	}

	/**
	 * Lets this many bytes of the answer pass before the connection ends, as in
	 * {@code reset().afterBytes(2)}.
	 */
	public Faults afterBytes(int bytes) {
		this.afterBytes = bytes;
		return (this.settings.end() != FaultEnd.ANSWER) ? end(this.settings.end()) : this;
	}

	/**
	 * Closes the connection instead of an answer (FIN).
	 */
	public Faults close() {
		return end(FaultEnd.CLOSE);
	}

	/**
	 * Resets the connection instead of an answer (RST).
	 */
	public Faults reset() {
		return end(FaultEnd.RESET);
	}

	/**
	 * Sends no answer, and leaves the connection open until the read timeout.
	 */
	public Faults silent() {
		return end(FaultEnd.SILENT);
	}

	/**
	 * Ends the sending side instead of an answer, and keeps reading.
	 */
	public Faults halfClose() {
		return end(FaultEnd.HALF_CLOSE);
	}

	private Faults end(FaultEnd end) {
		return with((faults) -> faults.end(end).afterBytes(this.afterBytes));
	}

	/**
	 * Changes any setting of the faults.
	 */
	public Faults with(UnaryOperator<FaultSettings> change) {
		try {
			this.settings = change.apply(this.settings);
		}
		catch (SettingOutOfRangeException ex) {
			throw TestLine.misuse("%s", ex.getMessage());
		}
		this.control.setFaults(this.settings);
		return this;
	}

	/**
	 * Turns all faults off.
	 */
	public void off() {
		this.control.setFaults(FaultSettings.NONE);
	}

}
