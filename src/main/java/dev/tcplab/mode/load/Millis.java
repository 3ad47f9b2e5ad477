package dev.tcplab.mode.load;

import java.math.BigDecimal;
import java.math.MathContext;

final class Millis {

	private static final double NANOS = 1e6;

	private static final int DECIMALS = 6;

	// As exact as the histograms are.
	private static final MathContext DIGITS = new MathContext(3);

	private Millis() {
	}

	static double of(double nanos) {
		return nanos / NANOS;
	}

	/** Returns at most three digits, such as {@code 0.0523 ms} or {@code 12.3 ms}. */
	static String text(long nanos) {
		return BigDecimal.valueOf(nanos, DECIMALS).round(DIGITS).stripTrailingZeros().toPlainString() + " ms";
	}

}
