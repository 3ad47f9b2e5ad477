package dev.tcplab.bench;

import java.io.IOException;

/**
 * One question that the benchmark answers with one table.
 */
interface Scenario {

	/**
	 * Fails if this machine lacks what is needed, before anything is measured.
	 */
	default void check(Options options) {
	}

	/**
	 * Measures.
	 * @return the table, with a heading and what must be known to read it
	 */
	String run(Options options) throws IOException, InterruptedException;

}
