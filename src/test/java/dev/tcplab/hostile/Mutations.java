package dev.tcplab.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Bytes that are nearly right, and random ones. To repeat a run, set the system property
 * {@code hostile.seed} to the seed that it has printed.
 */
final class Mutations {

	private final long seed = Long.getLong("hostile.seed", System.currentTimeMillis());

	private final Random random = new Random(this.seed);

	private final List<byte[]> samples;

	Mutations(byte[]... samples) {
		this.samples = List.of(samples);
	}

	byte[] next() {
		byte[] bytes = this.samples.get(this.random.nextInt(this.samples.size())).clone();
		switch (this.random.nextInt(5)) {
			case 0 -> this.random.nextBytes(bytes);
			case 1 -> bytes = Arrays.copyOf(bytes, this.random.nextInt(2 * bytes.length));
			default -> change(bytes, 1 + this.random.nextInt(4));
		}
		return bytes;
	}

	private void change(byte[] bytes, int changes) {
		for (int i = 0; i < changes; i++) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
		}
	}

	@Override
	public String toString() {
		return "seed " + this.seed;
	}

}
