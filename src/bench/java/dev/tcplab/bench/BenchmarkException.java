package dev.tcplab.bench;

/**
 * The benchmark cannot go on, and says why in words.
 */
final class BenchmarkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BenchmarkException(String message, Object... values) {
		super(message.formatted(values));
	}

}
