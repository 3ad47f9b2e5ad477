package dev.tcplab.check.program;

/**
 * Why a program was stopped before its time.
 */
public enum Excess {

	/**
	 * More memory than 1 GB, with all of its processes.
	 */
	MEMORY,
	/**
	 * More than 64 processes.
	 */
	PROCESSES,
	/**
	 * More output than 10 MB.
	 */
	OUTPUT,
	/**
	 * More time than it has in all.
	 */
	TIME

}
