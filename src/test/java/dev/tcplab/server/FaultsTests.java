package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is remembered and said of faults.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultsTests {

	@Test
	void thereIsNoneAtFirst() {
		assertThat(new Faults("echo1", new FaultLog(Runnable::run)).last()).isNull();
	}

	@Test
	void remembersTheLastAndCounts() {
		Faults faults = new Faults("echo1", new FaultLog(Runnable::run));
		faults.add(new IOException("Too many open files"));
		faults.add(new IllegalStateException("Outer", new IllegalArgumentException("Inner")));
		assertThat(faults.last().description()).isEqualTo("java.lang.IllegalArgumentException: Inner");
		assertThat(faults.last().count()).isEqualTo(2);
	}

	@Test
	void saysOneASecondAtMost(CapturedOutput output) {
		FaultLog log = new FaultLog(Runnable::run);
		Faults faults = new Faults("echo1", log);
		Faults others = new Faults("echo2", log);
		for (int i = 0; i < 1000; i++) {
			faults.add(new IOException("Too many open files"));
			others.add(new IOException("Too many open files"));
		}
		assertThat(output.toString().lines()).singleElement()
			.asString()
			.endsWith("echo1 cannot attend a client and goes on: Too many open files (faults so far: 1)");
	}

	@Test
	void aFaultOfOurOwnIsSaidWithItsOrigin(CapturedOutput output) {
		new Faults("echo1", new FaultLog(Runnable::run)).add(new IllegalStateException("As the test wants it"));
		assertThat(output).contains("IllegalStateException: As the test wants it", "at dev.tcplab.server.FaultsTests");
	}

	@Test
	void aLogThatTakesNothingHoldsNobodyUp() {
		List<Runnable> waiting = new ArrayList<>();
		Faults faults = new Faults("echo1", new FaultLog(waiting::add));
		faults.add(new IOException("one"));
		faults.add(new IOException("two"));
		assertThat(waiting).hasSize(1);
		assertThat(faults.last().description()).isEqualTo("two");
	}

	@Test
	void noThreadToLogOnIsNoFurtherFault() {
		Faults faults = new Faults("echo1", new FaultLog((task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		}));
		faults.add(new IOException("Too many open files"));
		assertThat(faults.last().count()).isOne();
	}

}
