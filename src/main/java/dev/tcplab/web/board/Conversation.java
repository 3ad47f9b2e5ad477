package dev.tcplab.web.board;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * Makes packets from the steps of one connection. Times and data are real, and headers
 * are synthetic.
 */
final class Conversation {

	// Fits into an IPv4 packet.
	private static final int LONGEST_SEGMENT = 60_000;

	private static final byte[] NOTHING = {};

	private final Peer client;

	private final Peer server;

	private final List<Packet> packets = new ArrayList<>();

	/**
	 * Starts before the first byte.
	 * @param number differs between two connections of the same addresses
	 */
	Conversation(InetSocketAddress client, InetSocketAddress server, long number) {
		this.client = new Peer(client, number);
		this.server = new Peer(server, number);
	}

	/**
	 * Returns the packets of the next exchange.
	 * @param explanation the comment of the last packet
	 */
	List<Packet> packets(BoardEntry entry, String explanation) {
		this.packets.clear();
		ExchangeConcluded event = entry.event();
		Exchange exchange = event.exchange();
		this.client.begin(event.received(), exchange.bytesIn());
		this.server.begin(event.sent(), exchange.bytesOut());
		entry.timeline().steps().forEach((step) -> add(exchange.client().connectedAt().plus(step.at()), step));
		if (!this.packets.isEmpty()) {
			this.packets.add(this.packets.remove(this.packets.size() - 1).with(explanation));
		}
		return List.copyOf(this.packets);
	}

	private void add(Instant at, Step step) {
		Peer by = (step.by() == Side.CLIENT) ? this.client : this.server;
		switch (step.kind()) {
			case ACCEPT -> open(at);
			case PROXY ->
				add(at, by, "A PROXY header of %d bytes arrived. It is not in this file".formatted(step.bytes()));
			case TLS -> add(at, by, "Client and server agreed on TLS. The data in this file is decrypted");
			case READ, WRITE -> transfer(at, by, step);
			case FIN -> end(at, by);
			case RST -> reset(at, by);
			case CLOSE -> end(at, by);
		}
	}

	private void open(Instant at) {
		add(at, this.client, TcpPacket.SYN, this.client.start, NOTHING, 0);
		add(at, this.server, TcpPacket.SYN | TcpPacket.ACK, this.server.start, NOTHING, 0);
		add(at, this.client, null);
	}

	private void transfer(Instant at, Peer by, Step step) {
		for (long done = 0; done < step.bytes(); done += LONGEST_SEGMENT) {
			long offset = step.offset() + done;
			int length = (int) Math.min(LONGEST_SEGMENT, step.bytes() - done);
			add(at, by, TcpPacket.PSH | TcpPacket.ACK, by.first + offset, by.kept(offset, length), length);
			by.next = Math.max(by.next, by.first + offset + length);
		}
	}

	private void end(Instant at, Peer by) {
		if (!by.ended) {
			by.ended = true;
			by.next = by.end();
			add(at, by, TcpPacket.FIN | TcpPacket.ACK, by.next, NOTHING, 0);
			by.next++;
			add(at, other(by), null);
		}
	}

	private void reset(Instant at, Peer by) {
		by.ended = true;
		other(by).ended = true;
		add(at, by, TcpPacket.RST | TcpPacket.ACK, by.end(), NOTHING, 0);
	}

	private void add(Instant at, Peer by, @Nullable String comment) {
		add(at, by, TcpPacket.ACK, by.next, NOTHING, 0);
		if (comment != null) {
			this.packets.add(this.packets.remove(this.packets.size() - 1).with(comment));
		}
	}

	private void add(Instant at, Peer from, int flags, long sequence, byte[] data, int length) {
		Peer to = other(from);
		long acknowledged = ((flags & TcpPacket.ACK) != 0) ? to.next : 0;
		this.packets.add(new Packet(at,
				new TcpPacket(from.address, to.address, (int) sequence, (int) acknowledged, flags, data, length),
				null));
	}

	private Peer other(Peer peer) {
		return (peer == this.client) ? this.server : this.client;
	}

	/**
	 * A packet at its time.
	 */
	record Packet(Instant at, TcpPacket packet, @Nullable String comment) {

		private Packet with(String comment) {
			return new Packet(this.at, this.packet, (this.comment == null) ? comment : this.comment + ". " + comment);
		}

	}

	/**
	 * One side of the connection, with the numbers of its bytes.
	 */
	private static final class Peer {

		// Far enough apart that Wireshark separates connections of the same addresses.
		private static final int DISTANCE = 1_000_000;

		private final InetSocketAddress address;

		private final long start;

		// The number of the first byte in this exchange.
		private long first;

		private long next;

		private long total;

		private byte[] kept = NOTHING;

		private boolean ended;

		Peer(InetSocketAddress address, long number) {
			this.address = address;
			this.start = number * DISTANCE;
			this.next = this.start + 1;
		}

		void begin(byte[] kept, long total) {
			this.first = Math.max(this.next, this.first + this.total);
			this.next = this.first;
			this.kept = kept;
			this.total = total;
		}

		// Also of bytes whose steps were not recorded.
		long end() {
			return Math.max(this.next, this.first + this.total);
		}

		byte[] kept(long offset, int length) {
			int from = (int) Math.min(this.kept.length, offset);
			return Arrays.copyOfRange(this.kept, from, (int) Math.min(this.kept.length, offset + length));
		}

	}

}
