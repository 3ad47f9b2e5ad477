package dev.tcplab.check.program;

/** The reason why {@code check} stopped a program early. */
public enum Excess {

	/** More than 1 GB of memory in all of its processes. */
	MEMORY,

	/** More than 64 processes. */
	PROCESSES,

	/** More than 10 MB of output. */
	OUTPUT,

	TIME

}
