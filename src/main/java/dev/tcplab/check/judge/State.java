package dev.tcplab.check.judge;

import java.util.Locale;

public enum State {

	PASSED,

	/** The program lacks something that a client or the exercise needs. */
	FAILED,

	/** Not run, because an earlier check failed. */
	NOT_RUN,

	/** Information that is never a failure. */
	REMARK;

	public String inWords() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
