package dev.tcplab.web.board;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Writes IP packets as a pcapng file with one section and one interface, as <a href=
 * "https://ietf-opsawg-wg.github.io/draft-ietf-opsawg-pcap/draft-ietf-opsawg-pcapng.html">
 * draft-ietf-opsawg-pcapng</a> specifies it: a section header block (section 4.1), an
 * interface description block (4.2), and one enhanced packet block (4.3) per packet.
 */
final class PcapngWriter {

	private static final int SECTION_HEADER = 0x0a0d0d0a;

	// Shows readers the byte order of the file.
	private static final int BYTE_ORDER = 0x1a2b3c4d;

	private static final int VERSION = 0x0001_0000;

	private static final long UNKNOWN_LENGTH = -1;

	private static final int INTERFACE_DESCRIPTION = 1;

	// LINKTYPE_RAW: a packet starts with its IPv4 or IPv6 header.
	private static final short RAW_IP = 101;

	private static final int NO_LIMIT = 0;

	private static final int ENHANCED_PACKET = 6;

	private static final int COMMENT = 1;

	private static final int INTERFACE_NAME = 2;

	private static final int USER_APPLICATION = 4;

	private static final int TIME_RESOLUTION = 9;

	private static final byte NANOSECONDS = 9;

	// Type, twice the length, and the end of the options.
	private static final int FRAME = 16;

	private final OutputStream output;

	/**
	 * Writes the beginning of the file.
	 * @param comment describes the file
	 */
	PcapngWriter(OutputStream output, String comment) throws IOException {
		this.output = output;
		ByteBuffer section = ByteBuffer.allocate(16).putInt(BYTE_ORDER).putInt(VERSION).putLong(UNKNOWN_LENGTH);
		write(SECTION_HEADER, section, option(COMMENT, text(comment)), option(USER_APPLICATION, text("TCP Lab")));
		ByteBuffer link = ByteBuffer.allocate(8).putShort(RAW_IP).putShort((short) 0).putInt(NO_LIMIT);
		write(INTERFACE_DESCRIPTION, link, option(INTERFACE_NAME, text("tcp-lab")),
				option(TIME_RESOLUTION, new byte[] { NANOSECONDS }));
	}

	/**
	 * Writes a packet.
	 * @param packet the packet, or its first bytes
	 * @param length the length of the complete packet
	 */
	void write(Instant at, byte[] packet, int length, @Nullable String comment) throws IOException {
		long nanos = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
		ByteBuffer body = ByteBuffer.allocate(20 + padded(packet.length))
			.putInt(0)
			.putLong(nanos)
			.putInt(packet.length)
			.putInt(length)
			.put(packet);
		write(ENHANCED_PACKET, body, (comment != null) ? option(COMMENT, text(comment)) : new byte[0]);
	}

	private void write(int type, ByteBuffer body, byte[]... options) throws IOException {
		int length = FRAME + body.capacity();
		for (byte[] option : options) {
			length += option.length;
		}
		ByteBuffer block = ByteBuffer.allocate(length).putInt(type).putInt(length).put(body.array());
		for (byte[] option : options) {
			block.put(option);
		}
		this.output.write(block.putInt(0).putInt(length).array());
	}

	private static byte[] option(int code, byte[] value) {
		return ByteBuffer.allocate(4 + padded(value.length))
			.putShort((short) code)
			.putShort((short) value.length)
			.put(value)
			.array();
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static int padded(int length) {
		return (length + 3) & ~3;
	}

}
