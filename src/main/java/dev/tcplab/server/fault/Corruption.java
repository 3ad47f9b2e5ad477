package dev.tcplab.server.fault;

import java.util.SplittableRandom;

final class Corruption {

	// Smaller bytes could end a message.
	private static final int FIRST_PRINTABLE = 0x20;

	private Corruption() {
	}

	static byte[] of(byte[] bytes, int count, SplittableRandom random) {
		if (count == 0) {
			return bytes;
		}
		byte[] changed = bytes.clone();
		int left = Math.min(count, bytes.length);
		for (int place = 0; left > 0; place++) {
			// Each set of places is as likely as any other.
			if (random.nextInt(bytes.length - place) < left) {
				changed[place] = other(bytes[place], random);
				left--;
			}
		}
		return changed;
	}

	private static byte other(byte present, SplittableRandom random) {
		byte drawn;
		do {
			drawn = (byte) random.nextInt(FIRST_PRINTABLE, 0x100);
		}
		while (drawn == present);
		return drawn;
	}

}
