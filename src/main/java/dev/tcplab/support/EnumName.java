package dev.tcplab.support;

import java.util.Locale;

public final class EnumName {

	private EnumName() {
	}

	/** Returns the name in lowercase, with hyphens, such as {@code half-close}. */
	public static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
