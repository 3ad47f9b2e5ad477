package dev.tcplab.mode;

/** A bean that runs if its profile is active, and then ends. */
@FunctionalInterface
public interface Mode {

	/** Reports failures that do not end the mode, and throws others. */
	void run(Failures failures) throws Exception;

}
