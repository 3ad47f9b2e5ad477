package dev.tcplab.protocol.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Version 2: a signature, version and command, family, length, addresses, and further
 * values (TLVs).
 */
final class HeaderV2 {

	static final byte[] SIGNATURE = { '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n' };

	private static final int FIXED = 16;

	private static final int LOCAL = 0x20;

	private static final int PROXY = 0x21;

	private static final int TCP_V4 = 0x11;

	private static final int TCP_V6 = 0x21;

	private static final int CRC32C = 0x03;

	private HeaderV2() {
	}

	static ProxyHeader read(HeaderInput input) throws IOException {
		input.read(FIXED - input.length());
		ByteBuffer fixed = ByteBuffer.wrap(input.bytes(), SIGNATURE.length, 4);
		int command = Byte.toUnsignedInt(fixed.get());
		int family = Byte.toUnsignedInt(fixed.get());
		int length = Short.toUnsignedInt(fixed.getShort());
		if (command != LOCAL && command != PROXY) {
			throw input.malformed(
					"its header of the PROXY protocol has an unknown version or command: 0x%02x".formatted(command));
		}
		if (FIXED + length > HeaderInput.MOST) {
			throw input
				.malformed("its header of the PROXY protocol is longer than %d bytes".formatted(HeaderInput.MOST));
		}
		input.read(length);
		if (command == LOCAL) {
			return ProxyHeader.local(input.length());
		}
		ByteBuffer body = ByteBuffer.wrap(input.bytes(), FIXED, length);
		ProxyHeader header = parse(family, body, input);
		checkValues(body, input);
		return header;
	}

	private static ProxyHeader parse(int family, ByteBuffer body, HeaderInput input) throws IOException {
		// Unspecified, IPv4, IPv6, or Unix; then unspecified, stream, or datagram.
		int addresses = switch (family >> 4) {
			case 0 -> 0;
			case 1 -> 12;
			case 2 -> 36;
			case 3 -> 216;
			default -> -1;
		};
		if (addresses < 0 || (family & 0xf) > 2) {
			throw input.malformed("its header of the PROXY protocol has an unknown family: 0x%02x".formatted(family));
		}
		if (body.remaining() < addresses) {
			throw input.malformed("its header of the PROXY protocol has no room for its addresses");
		}
		if (family != TCP_V4 && family != TCP_V6) {
			body.position(body.position() + addresses);
			return ProxyHeader.unknown(input.length());
		}
		byte[] source = new byte[(family == TCP_V4) ? 4 : 16];
		body.get(source);
		body.position(body.position() + source.length);
		int port = Short.toUnsignedInt(body.getShort());
		body.getShort();
		return new ProxyHeader(false, new InetSocketAddress(InetAddress.getByAddress(source), port), input.length());
	}

	private static void checkValues(ByteBuffer values, HeaderInput input) throws IOException {
		while (values.hasRemaining()) {
			int type = (values.remaining() >= 3) ? Byte.toUnsignedInt(values.get()) : -1;
			int length = (type >= 0) ? Short.toUnsignedInt(values.getShort()) : -1;
			if (length < 0 || length > values.remaining() || type == CRC32C && length != 4) {
				throw input.malformed("its header of the PROXY protocol has a malformed value");
			}
			if (type == CRC32C && values.getInt(values.position()) != checksum(input, values.position())) {
				throw input.malformed("its header of the PROXY protocol has a wrong checksum");
			}
			values.position(values.position() + length);
		}
	}

	private static int checksum(HeaderInput input, int at) {
		byte[] bytes = input.bytes();
		ByteBuffer.wrap(bytes).putInt(at, 0);
		CRC32C checksum = new CRC32C();
		checksum.update(bytes);
		return (int) checksum.getValue();
	}

	static byte[] write(InetSocketAddress source, InetSocketAddress destination) {
		boolean v4 = IpAddress.isV4(source.getAddress()) && IpAddress.isV4(destination.getAddress());
		byte[] from = v4 ? source.getAddress().getAddress() : IpAddress.v6Bytes(source.getAddress());
		byte[] to = v4 ? destination.getAddress().getAddress() : IpAddress.v6Bytes(destination.getAddress());
		int length = from.length + to.length + 2 * Short.BYTES;
		return ByteBuffer.allocate(FIXED + length)
			.put(SIGNATURE)
			.put((byte) PROXY)
			.put((byte) (v4 ? TCP_V4 : TCP_V6))
			.putShort((short) length)
			.put(from)
			.put(to)
			.putShort((short) source.getPort())
			.putShort((short) destination.getPort())
			.array();
	}

}
