package dev.tcplab.protocol.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

final class HeaderInput {

	static final int MOST = 4096;

	private final InputStream stream;

	private byte[] bytes = new byte[128];

	private int length;

	HeaderInput(InputStream stream) {
		this.stream = stream;
	}

	void read(int count) throws IOException {
		int end = this.length + count;
		while (this.length < end) {
			readSome(end - this.length);
		}
	}

	void readSome(int most) throws IOException {
		if (this.length + most > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, MOST);
		}
		int read = this.stream.read(this.bytes, this.length, most);
		if (read < 0) {
			throw malformed((this.length > 0) ? "it left within its header of the PROXY protocol"
					: "it left without a header of the PROXY protocol");
		}
		this.length += read;
	}

	int length() {
		return this.length;
	}

	boolean hasLineFeed() {
		for (int i = 0; i < this.length; i++) {
			if (this.bytes[i] == '\n') {
				return true;
			}
		}
		return false;
	}

	byte last() {
		return this.bytes[this.length - 1];
	}

	byte[] bytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	// Also true if the bytes so far are only the start of the signature.
	boolean beginsLike(byte[] signature) {
		int compared = Math.min(this.length, signature.length);
		return Arrays.equals(this.bytes, 0, compared, signature, 0, compared);
	}

	MalformedProxyHeaderException malformed(String reason) {
		return new MalformedProxyHeaderException(reason, this.length);
	}

}
