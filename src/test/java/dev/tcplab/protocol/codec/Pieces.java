package dev.tcplab.protocol.codec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A stream that arrives in pieces: no read returns more than the rest of one.
 */
final class Pieces {

	private Pieces() {
	}

	static InputStream of(String... pieces) {
		return of(Arrays.stream(pieces).map(Pieces::bytes));
	}

	static InputStream single(byte[] bytes) {
		return random(bytes, 1, new Random(0));
	}

	static InputStream random(byte[] bytes, int longest, Random random) {
		Stream.Builder<byte[]> pieces = Stream.builder();
		int from = 0;
		while (from < bytes.length) {
			int to = Math.min(from + random.nextInt(1, longest + 1), bytes.length);
			pieces.add(Arrays.copyOfRange(bytes, from, to));
			from = to;
		}
		return of(pieces.build());
	}

	private static InputStream of(Stream<byte[]> pieces) {
		List<ByteArrayInputStream> streams = pieces.map(ByteArrayInputStream::new).toList();
		return new SequenceInputStream(Collections.enumeration(streams));
	}

	/**
	 * Returns bytes written as the characters of the same number.
	 */
	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
