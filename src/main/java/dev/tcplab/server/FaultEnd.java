package dev.tcplab.server;

import dev.tcplab.support.EnumName;
import org.jspecify.annotations.Nullable;

/**
 * How a client's connection ends. {@link FaultSettings} describes each value.
 */
public enum FaultEnd {

	ANSWER(null),

	CLOSE(FaultKind.CLOSE),

	RESET(FaultKind.RESET),

	SILENT(FaultKind.SILENT),

	HALF_CLOSE(FaultKind.HALF_CLOSE),

	TRUNCATE(FaultKind.TRUNCATE);

	private final @Nullable FaultKind kind;

	FaultEnd(@Nullable FaultKind kind) {
		this.kind = kind;
	}

	/**
	 * Returns the kind of fault, or {@code null} if the end is not a fault.
	 */
	public @Nullable FaultKind kind() {
		return this.kind;
	}

	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
