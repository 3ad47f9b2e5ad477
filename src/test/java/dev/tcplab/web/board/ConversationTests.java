package dev.tcplab.web.board;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import dev.tcplab.web.board.Conversation.Packet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packets of a connection, each written as sender, flags, relative numbers, and data.
 */
class ConversationTests {

	private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 57848);

	private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.2", 8081);

	private static final Instant ACCEPTED = Instant.ofEpochSecond(1_000_000);

	private final Conversation conversation = new Conversation(CLIENT, SERVER, 7);

	@Test
	void showsExchangeFromHandshakeToEnd() {
		List<Packet> packets = packets("hi", 2, "ECHO: hi\n", 9, step(Kind.ACCEPT, Side.CLIENT), read(2, 0),
				write(9, 0), step(Kind.FIN, Side.SERVER), step(Kind.FIN, Side.CLIENT), step(Kind.CLOSE, Side.SERVER));
		assertThat(text(packets)).containsExactly("client SYN 0 0", "server SYN+ACK 0 1", "client ACK 1 1",
				"client PSH+ACK 1 1 hi", "server PSH+ACK 1 3 ECHO: hi\n", "server FIN+ACK 10 3", "client ACK 3 11",
				"client FIN+ACK 3 11", "server ACK 11 4");
		assertThat(packets).extracting(Packet::comment).endsWith(null, "Answered.").containsOnlyOnce("Answered.");
		assertThat(packets.get(3).at()).isEqualTo(ACCEPTED.plusMillis(5));
	}

	@Test
	void endsWithFinOfServerThatOnlyCloses() {
		assertThat(text(packets("", 0, "", 0, step(Kind.ACCEPT, Side.CLIENT), step(Kind.CLOSE, Side.SERVER))))
			.endsWith("server FIN+ACK 1 1", "client ACK 1 2");
	}

	@Test
	void endsWithReset() {
		assertThat(
				text(packets("hi", 2, "", 0, read(2, 0), step(Kind.RST, Side.CLIENT), step(Kind.CLOSE, Side.SERVER))))
			.containsExactly("client PSH+ACK 1 1 hi", "client RST+ACK 3 1");
	}

	@Test
	void keepsLengthOfBytesThatWereNotKept() {
		List<Packet> packets = packets("abc", 5, "", 0, read(2, 0), read(3, 2));
		assertThat(text(packets)).containsExactly("client PSH+ACK 1 1 ab", "client PSH+ACK 3 1 c");
		assertThat(packets.get(1).packet().length()).isEqualTo(3);
	}

	@Test
	void splitsTransferThatExceedsPacket() {
		assertThat(packets("", 0, "x".repeat(10), 130_000, write(130_000, 0))).extracting((it) -> it.packet().length())
			.containsExactly(60_000, 60_000, 10_000);
	}

	@Test
	void continuesNumbersInNextExchange() {
		packets("one", 3, "ONE", 3, step(Kind.ACCEPT, Side.CLIENT), read(3, 0), write(3, 0));
		assertThat(text(packets("two", 3, "TWO", 3, read(3, 0), write(3, 0)))).containsExactly("client PSH+ACK 4 4 two",
				"server PSH+ACK 4 7 TWO");
	}

	@Test
	void countsBytesWhoseStepsWereNotRecorded() {
		assertThat(text(packets("x", 100, "", 0, read(1, 0), step(Kind.FIN, Side.CLIENT))))
			.contains("client FIN+ACK 101 1");
	}

	@Test
	void mentionsHeaderAndTls() {
		assertThat(packets("", 0, "", 0, new Step(Duration.ZERO, Kind.PROXY, Side.CLIENT, 43, 0),
				step(Kind.TLS, Side.CLIENT)))
			.extracting(Packet::comment)
			.containsExactly("A PROXY header of 43 bytes arrived. It is not in this file",
					"Client and server agreed on TLS. The data in this file is decrypted. Answered.");
	}

	private List<Packet> packets(String received, long bytesIn, String sent, long bytesOut, Step... steps) {
		Exchange exchange = new Exchange("echo1", new Client(1, CLIENT, ACCEPTED), bytesIn, bytesOut, Outcome.ANSWERED,
				Duration.ZERO, Set.of(), null);
		ExchangeConcluded event = new ExchangeConcluded("echo1", ACCEPTED, exchange, received.getBytes(),
				sent.getBytes(), null, new Timeline(List.of(steps), 0));
		return this.conversation.packets(new BoardEntry(1, 1, event), "Answered.");
	}

	private static Step step(Kind kind, Side by) {
		return new Step(Duration.ofMillis(5), kind, by, 0, 0);
	}

	private static Step read(long bytes, long offset) {
		return new Step(Duration.ofMillis(5), Kind.READ, Side.CLIENT, bytes, offset);
	}

	private static Step write(long bytes, long offset) {
		return new Step(Duration.ofMillis(5), Kind.WRITE, Side.SERVER, bytes, offset);
	}

	private static List<String> text(List<Packet> packets) {
		return packets.stream().map(Packet::packet).map(ConversationTests::text).toList();
	}

	private static String text(TcpPacket packet) {
		int start = 7_000_000;
		boolean acknowledges = (packet.flags() & TcpPacket.ACK) != 0;
		return "%s %s %d %d %s".formatted(packet.from().equals(CLIENT) ? "client" : "server", flags(packet.flags()),
				packet.sequence() - start, acknowledges ? packet.acknowledged() - start : 0, new String(packet.data()))
			.replaceAll(" $", "");
	}

	private static String flags(int flags) {
		List<String> names = Arrays.asList("FIN", "SYN", "RST", "PSH", "ACK");
		return String.join("+", names.stream().filter((name) -> (flags & 1 << names.indexOf(name)) != 0).toList());
	}

}
