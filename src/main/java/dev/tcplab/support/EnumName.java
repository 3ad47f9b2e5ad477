package dev.tcplab.support;

import java.util.Locale;

/**
 * The names of constants as users write and read them.
 */
public final class EnumName {

	private EnumName() {
	}

	/**
	 * Returns the name of a constant.
	 * @param constant the constant
	 * @return its name in lowercase, with hyphens, such as {@code half-close}
	 */
	public static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
