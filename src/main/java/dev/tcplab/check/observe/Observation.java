package dev.tcplab.check.observe;

/** Everything seen of a program, which can be written to and read from JSON. */
public sealed interface Observation permits ServerObservation, ClientObservation {

	ProgramObservation program();

}
