package dev.tcplab.web.board;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * An IP packet with a TCP segment (RFC 791, RFC 8200, RFC 9293), both with valid
 * checksums.
 *
 * @param from the sender, whose address is of the same family as the receiver's
 * @param data the first bytes of the segment, as many as are kept
 * @param length number of bytes of the segment
 */
record TcpPacket(InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledged, int flags, byte[] data,
		int length) {

	static final int FIN = 0x01;

	static final int SYN = 0x02;

	static final int RST = 0x04;

	static final int PSH = 0x08;

	static final int ACK = 0x10;

	private static final int IPV4 = 20;

	private static final int IPV6 = 40;

	private static final int TCP = 20;

	private static final byte HOP_LIMIT = 64;

	private static final byte PROTOCOL_TCP = 6;

	private static final short WINDOW = (short) 0xffff;

	/**
	 * Returns the length of the packet with all its data.
	 */
	int fullLength() {
		return (isV4() ? IPV4 : IPV6) + TCP + this.length;
	}

	private boolean isV4() {
		return this.from.getAddress().getAddress().length == 4;
	}

	/**
	 * Returns the bytes of the packet, with the data that was kept.
	 */
	byte[] bytes() {
		byte[] tcp = tcp();
		byte[] ip = isV4() ? ipv4() : ipv6();
		return ByteBuffer.allocate(ip.length + tcp.length).put(ip).put(tcp).array();
	}

	private byte[] ipv4() {
		ByteBuffer header = ByteBuffer.allocate(IPV4)
			.putShort((short) 0x4500)
			.putShort((short) fullLength())
			.putShort((short) 0)
			// May not be fragmented, so it needs no number.
			.putShort((short) 0x4000)
			.put(HOP_LIMIT)
			.put(PROTOCOL_TCP)
			.putShort((short) 0)
			.put(this.from.getAddress().getAddress())
			.put(this.to.getAddress().getAddress());
		return header.putShort(10, checksum(header.array())).array();
	}

	private byte[] ipv6() {
		return ByteBuffer.allocate(IPV6)
			.putInt(0x6000_0000)
			.putShort((short) (TCP + this.length))
			.put(PROTOCOL_TCP)
			.put(HOP_LIMIT)
			.put(this.from.getAddress().getAddress())
			.put(this.to.getAddress().getAddress())
			.array();
	}

	private byte[] tcp() {
		ByteBuffer segment = ByteBuffer.allocate(TCP + this.data.length)
			.putShort((short) this.from.getPort())
			.putShort((short) this.to.getPort())
			.putInt(this.sequence)
			.putInt(this.acknowledged)
			.putShort((short) (TCP / 4 << 12 | this.flags))
			.putShort(WINDOW)
			.putInt(0)
			.put(this.data);
		return segment.putShort(16, checksum(pseudoHeader(), segment.array())).array();
	}

	private byte[] pseudoHeader() {
		byte[] source = this.from.getAddress().getAddress();
		return ByteBuffer.allocate(2 * source.length + 8)
			.put(source)
			.put(this.to.getAddress().getAddress())
			.putInt(TCP + this.length)
			.putInt(PROTOCOL_TCP)
			.array();
	}

	/**
	 * Returns the Internet checksum (RFC 1071).
	 */
	static short checksum(byte[]... parts) {
		long sum = 0;
		for (byte[] part : parts) {
			for (int i = 0; i < part.length; i++) {
				int value = Byte.toUnsignedInt(part[i]);
				sum += (i % 2 == 0) ? value << 8 : value;
			}
		}
		while (sum >> 16 != 0) {
			sum = (sum & 0xffff) + (sum >> 16);
		}
		return (short) ~sum;
	}

}
