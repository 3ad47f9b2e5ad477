package dev.tcplab.server.engine;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.stream.IntStream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import dev.tcplab.support.Deadline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The steps of a connection.
 */
class TimelineRecorderTests {

	private final TimelineRecorder recorder = new TimelineRecorder(true, Deadline.now());

	@Test
	void recordsTransfersWithOffsets() {
		this.recorder.read(3);
		this.recorder.read(2);
		this.recorder.written(11);
		assertThat(this.recorder.take().steps()).extracting(Step::kind, Step::by, Step::bytes, Step::offset)
			.containsExactly(tuple(Kind.ACCEPT, Side.CLIENT, 0L, 0L), tuple(Kind.READ, Side.CLIENT, 3L, 0L),
					tuple(Kind.READ, Side.CLIENT, 2L, 3L), tuple(Kind.WRITE, Side.SERVER, 11L, 0L));
	}

	@Test
	void continuesOffsetsAfterExchange() {
		this.recorder.read(3);
		this.recorder.take();
		this.recorder.read(2);
		assertThat(this.recorder.take().steps()).extracting(Step::offset).containsExactly(3L);
		this.recorder.begin();
		this.recorder.read(2);
		assertThat(this.recorder.take().steps()).extracting(Step::offset).containsExactly(0L);
	}

	@Test
	void keepsAtMost64StepsOfExchangeWithItsEnd() {
		IntStream.range(0, 100).forEach((any) -> this.recorder.read(1));
		Timeline first = this.recorder.take();
		this.recorder.fin(Side.SERVER);
		IntStream.range(0, 100).forEach((any) -> this.recorder.read(1));
		this.recorder.fin(Side.CLIENT);
		this.recorder.closed();
		Timeline all = first.and(this.recorder.take());
		assertThat(all.steps()).hasSizeLessThanOrEqualTo(Timeline.MOST)
			.extracting(Step::kind)
			.endsWith(Kind.FIN, Kind.FIN, Kind.CLOSE);
		assertThat(all.steps().size() + all.more()).isEqualTo(1 + 100 + 1 + 100 + 2);
	}

	@Test
	void recordsEndOnlyOnce() {
		this.recorder.fin(Side.CLIENT);
		this.recorder.fin(Side.CLIENT);
		assertThat(this.recorder.take().steps()).extracting(Step::kind).containsExactly(Kind.ACCEPT, Kind.FIN);
	}

	@Test
	void recordsNoCloseAfterOwnReset() {
		this.recorder.rst(Side.SERVER);
		this.recorder.closed();
		assertThat(this.recorder.take().steps()).extracting(Step::kind).containsExactly(Kind.ACCEPT, Kind.RST);
	}

	@Test
	void recordsHowClientBrokeConnection() {
		assertThat(last(new SocketException("Connection reset"))).isEqualTo(Kind.RST);
		assertThat(last(new SSLException("Broken", new SocketException()))).isEqualTo(Kind.RST);
		assertThat(last((IOException) new SSLHandshakeException("Ended").initCause(new EOFException())))
			.isEqualTo(Kind.FIN);
		assertThat(last(new SSLException("No TLS"))).isEqualTo(Kind.ACCEPT);
	}

	private static Kind last(IOException failure) {
		TimelineRecorder recorder = new TimelineRecorder(true, Deadline.now());
		recorder.broken(failure);
		Timeline timeline = recorder.take();
		return timeline.steps().get(timeline.steps().size() - 1).kind();
	}

	@Test
	void recordsNothingUnlessWanted() {
		TimelineRecorder unwanted = new TimelineRecorder(false, Deadline.now());
		unwanted.read(1);
		unwanted.broken(new IOException());
		unwanted.closed();
		assertThat(unwanted.take()).isSameAs(Timeline.NONE);
	}

}
