package dev.tcplab.server;

import dev.tcplab.support.EnumName;
import org.jspecify.annotations.Nullable;

/**
 * How the connection of a client ends.
 */
public enum FaultEnd {

	/**
	 * After the complete answer, as usual.
	 */
	ANSWER(null),

	/**
	 * As {@link FaultKind#CLOSE}.
	 */
	CLOSE(FaultKind.CLOSE),

	/**
	 * As {@link FaultKind#RESET}.
	 */
	RESET(FaultKind.RESET),

	/**
	 * As {@link FaultKind#SILENT}.
	 */
	SILENT(FaultKind.SILENT),

	/**
	 * As {@link FaultKind#HALF_CLOSE}.
	 */
	HALF_CLOSE(FaultKind.HALF_CLOSE),

	/**
	 * As {@link FaultKind#TRUNCATE}.
	 */
	TRUNCATE(FaultKind.TRUNCATE);

	private final @Nullable FaultKind kind;

	FaultEnd(@Nullable FaultKind kind) {
		this.kind = kind;
	}

	/**
	 * Returns the kind of fault.
	 * @return the kind, or {@code null} if the end is not a fault
	 */
	public @Nullable FaultKind kind() {
		return this.kind;
	}

	/**
	 * Returns the name of the end in a configuration.
	 * @return its name in lower case, with hyphens
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
