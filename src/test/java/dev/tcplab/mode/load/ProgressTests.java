package dev.tcplab.mode.load;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The progress of a load.
 */
class ProgressTests {

	@Test
	void printsLineEveryFiveSeconds() {
		List<String> lines = new ArrayList<>();
		try (ProgressLines progress = new ProgressLines(lines::add)) {
			progress.show(after(1, 100));
			progress.show(after(5, 1000));
			progress.show(after(9, 1500));
			progress.show(after(10, 2000));
		}
		assertThat(lines).containsExactly("5 s, 25%: 1000 exchanges, 200/s, 3 errors",
				"10 s, 50%: 2000 exchanges, 200/s, 3 errors");
	}

	@Test
	void redrawsBarInPlace() {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		try (ProgressBarOnTerminal progress = new ProgressBarOnTerminal(new PrintStream(terminal, true))) {
			progress.show(after(10, 2000));
			progress.show(after(20, 5000));
		}
		String[] drawn = terminal.toString(StandardCharsets.UTF_8).split("\r");
		assertThat(drawn).extracting(String::strip)
			.containsExactly("load [==========          ]  50%  200/s, 3 errors",
					"load [====================] 100%  300/s, 3 errors",
					"load [====================] 100%  250/s, 3 errors", "");
		assertThat(drawn).allSatisfy((line) -> assertThat(line.stripTrailing()).hasSizeLessThan(60));
	}

	@Test
	void completesBarOfShortLoad() {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		try (ProgressBarOnTerminal progress = new ProgressBarOnTerminal(new PrintStream(terminal, true))) {
			progress.show(new LoadStatus(Duration.ofMillis(50).toNanos(), 1, 10, 0));
		}
		assertThat(terminal.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator())
			.contains("[====================] 100%  200/s, 0 errors");
	}

	@Test
	void drawsNoBarForLoadThatNeverBegan() {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		new ProgressBarOnTerminal(new PrintStream(terminal, true)).close();
		assertThat(terminal.size()).isZero();
	}

	private static LoadStatus after(int seconds, long exchanges) {
		return new LoadStatus(Duration.ofSeconds(seconds).toNanos(), seconds / 20.0, exchanges, 3);
	}

}
