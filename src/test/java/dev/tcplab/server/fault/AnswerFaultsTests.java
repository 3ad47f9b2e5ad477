package dev.tcplab.server.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The effect of faults on an answer.
 */
class AnswerFaultsTests {

	private static final byte[] ANSWER = "ECHO: Test\n".getBytes();

	private final List<Duration> pauses = new ArrayList<>();

	private final List<Integer> pieces = new ArrayList<>();

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	@Test
	void slicesAnswerWithPauses() throws IOException {
		pace("slice", 4, "slice-delay", "20ms");
		assertThat(this.written.toByteArray()).isEqualTo(ANSWER);
		assertThat(this.pieces).containsExactly(4, 4, 3);
		assertThat(this.pauses).containsExactly(Duration.ofMillis(20), Duration.ofMillis(20));
	}

	@Test
	void slowsAnswerToRate() throws IOException {
		pace("rate", 100);
		assertThat(this.written.toByteArray()).isEqualTo(ANSWER);
		assertThat(this.pieces).containsExactly(5, 5, 1);
		assertThat(this.pauses).hasSize(2)
			.satisfies((pauses) -> assertThat(pauses.get(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(50)))
			.satisfies((pauses) -> assertThat(pauses.get(1)).isBetween(Duration.ofMillis(51), Duration.ofMillis(100)));
	}

	@Test
	void slicesAndSlowsAnswer() throws IOException {
		pace("slice", 10, "slice-delay", "1ms", "rate", 100);
		assertThat(this.written.toByteArray()).isEqualTo(ANSWER);
		assertThat(this.pieces).containsExactly(5, 5, 1);
	}

	private void pace(Object... settings) throws IOException {
		OutputStream output = new OutputStream() {

			@Override
			public void write(int b) {
				throw new AssertionError();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) {
				AnswerFaultsTests.this.pieces.add(length);
				AnswerFaultsTests.this.written.write(bytes, offset, length);
			}

		};
		faults(settings).pace(output, this.pauses::add).write(ANSWER, 0, ANSWER.length);
	}

	@RepeatedTest(5)
	void changesNumberOfBytesToPrintableOnes() {
		byte[] answer = new byte[1000];
		Arrays.fill(answer, (byte) 'x');
		byte[] changed = faults("corrupt", 300).corrupt(answer);
		assertThat(IntStream.range(0, 1000).filter((i) -> changed[i] != 'x')).hasSize(300)
			.allMatch((i) -> Byte.toUnsignedInt(changed[i]) >= ' ');
		assertThat(answer).containsOnly('x');
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 100 })
	void changesAllBytesOfShorterAnswer(int length) {
		byte[] changed = faults("corrupt", 100).corrupt(new byte[length]);
		assertThat(changed).hasSize(length).doesNotContain(0);
	}

	@Test
	void changesBytesEverywhere() {
		int[] changes = new int[10];
		FaultDraws draws = new FaultDraws(Faults.of("corrupt", 1, "seed", 3));
		for (int i = 0; i < 10_000; i++) {
			byte[] changed = draws.next().corrupt(new byte[10]);
			changes[IntStream.range(0, 10).filter((place) -> changed[place] != 0).findFirst().orElseThrow()]++;
		}
		assertThat(IntStream.of(changes)).allMatch((count) -> count > 800 && count < 1200);
	}

	@Test
	void delaysAnswerByJitter() {
		ConnectionFaults faults = faults("delay", "2s", "jitter", "500ms");
		List<Duration> delays = IntStream.range(0, 1000).mapToObj((i) -> faults.delay()).toList();
		assertThat(delays)
			.allMatch((delay) -> delay.compareTo(Duration.ofMillis(1500)) >= 0
					&& delay.compareTo(Duration.ofMillis(2500)) <= 0)
			.anyMatch((delay) -> delay.compareTo(Duration.ofMillis(1600)) < 0)
			.anyMatch((delay) -> delay.compareTo(Duration.ofMillis(2400)) > 0);
	}

	@Test
	void neverDelaysAnswerByNegativeTime() {
		ConnectionFaults faults = faults("jitter", "500ms");
		assertThat(IntStream.range(0, 100).mapToObj((i) -> faults.delay())).noneMatch(Duration::isNegative)
			.anyMatch(Duration::isZero);
	}

	private static ConnectionFaults faults(Object... settings) {
		return new FaultDraws(Faults.of(settings)).next();
	}

}
