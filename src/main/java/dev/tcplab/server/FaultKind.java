package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * The ways in which a server misbehaves on demand. {@link FaultSettings} describes each
 * of them.
 */
public enum FaultKind {

	ACCEPT_DELAY,

	DELAY,

	CORRUPT,

	SLICE,

	RATE,

	CLOSE,

	RESET,

	SILENT,

	HALF_CLOSE,

	TRUNCATE;

	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
