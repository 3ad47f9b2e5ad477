package dev.tcplab.check.observe;

/**
 * All that was seen of one program, from its start to its end. It can be written as JSON,
 * and read again.
 */
public sealed interface Observation permits ServerObservation, ClientObservation {

	/**
	 * Returns what was seen of the program itself.
	 */
	ProgramObservation program();

}
