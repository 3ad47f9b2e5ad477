package dev.tcplab.server.fault;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The draw of the connections that faults affect.
 */
class FaultDrawsTests {

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "100, 10000, 10000", "10, 850, 1150" })
	void affectsPercentOfConnections(int percent, int least, int most) {
		FaultDraws draws = draws("percent", percent, "seed", 1);
		assertThat(treated(draws, 10_000)).isBetween(least, most);
	}

	@Test
	void drawsAlikeWithSameSeed() {
		List<Boolean> drawn = pattern(draws("percent", 50, "seed", 7, "delay", "1s", "jitter", "1s"));
		assertThat(pattern(draws("percent", 50, "seed", 7, "delay", "1s", "jitter", "1s"))).isEqualTo(drawn);
		assertThat(pattern(draws("percent", 50, "seed", 8, "delay", "1s", "jitter", "1s"))).isNotEqualTo(drawn);
		assertThat(pattern(draws("percent", 50))).isNotEqualTo(pattern(draws("percent", 50)));
	}

	@Test
	void drawsByPositionOfConnection() {
		FaultDraws one = draws("jitter", "1s", "seed", 7);
		FaultDraws other = draws("jitter", "1s", "seed", 7);
		ConnectionFaults first = one.next();
		first.delay();
		first.corrupt(new byte[100]);
		other.next();
		assertThat(one.next().delay()).isEqualTo(other.next().delay());
	}

	@Test
	void drawsDifferentDelays() {
		FaultDraws draws = draws("jitter", "1s", "delay", "1s", "seed", 1);
		assertThat(
				Stream.generate(draws::next).limit(100).flatMap((faults) -> Stream.of(faults.delay(), faults.delay())))
			.doesNotHaveDuplicates();
	}

	@Test
	void affectsExactlyFirstOfManyAtOnce() throws Exception {
		FaultDraws draws = draws("first", 1000);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		Callable<Integer> share = () -> treated(draws, 500);
		List<Future<Integer>> shares = threads.invokeAll(IntStream.range(0, 8).mapToObj((i) -> share).toList());
		int treated = 0;
		for (Future<Integer> one : shares) {
			treated += one.get();
		}
		threads.shutdown();
		assertThat(treated).isEqualTo(1000);
	}

	private static int treated(FaultDraws draws, int connections) {
		return (int) IntStream.range(0, connections).filter((i) -> draws.next() != null).count();
	}

	private static List<Boolean> pattern(FaultDraws draws) {
		return IntStream.range(0, 100).mapToObj((i) -> draws.next() != null).toList();
	}

	private static FaultDraws draws(Object... settings) {
		return new FaultDraws(Faults.of(settings));
	}

}
