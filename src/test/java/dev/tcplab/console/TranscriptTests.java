package dev.tcplab.console;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Lines that are handed over, also if the output is stuck, slow, or broken. Other
 * transcripts would log the same warnings meanwhile.
 */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TranscriptTests {

	private static final int ROOM = 256;

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final Duration SHORT = Duration.ofMillis(50);

	// Over as soon as the output has been asked to take something.
	private static final Duration NONE = Duration.ofNanos(1);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final StuckOutput output = new StuckOutput();

	@BeforeEach
	void watchLog() {
		this.log.list = new CopyOnWriteArrayList<>();
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void leaveLog() {
		logger().detachAppender(this.log);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(Transcript.class);
	}

	@Test
	void writesLinesInOrder() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		try (Transcript transcript = new Transcript(written, LONG)) {
			lines(5000).forEach((line) -> transcript.print(List.of(line)));
		}
		assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(String.join("\n", lines(5000)) + "\n");
	}

	@Test
	void writesUtf8() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		try (Transcript transcript = new Transcript(written, LONG)) {
			transcript.print(List.of("ñ😀"));
		}
		assertThat(written.toByteArray()).isEqualTo("ñ😀\n".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void flushesWhatItWrites() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		try (Transcript transcript = new Transcript(new BufferedOutputStream(written), LONG)) {
			transcript.print(List.of("line"));
		}
		assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("line\n");
	}

	@Test
	void writesNothingForNoLines() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		try (Transcript transcript = new Transcript(written, LONG)) {
			transcript.print(List.of());
		}
		assertThat(written.size()).isZero();
	}

	@Test
	void keepsLinesOfBlockTogether() throws InterruptedException {
		List<String> written = writtenByManyThreads();
		assertThat(written).hasSize(16 * 200 * 2);
		for (int i = 0; i < written.size(); i += 2) {
			assertThat(written.get(i + 1)).isEqualTo(written.get(i) + ", second");
		}
	}

	@Test
	void keepsOrderOfLinesOfEachThread() throws InterruptedException {
		List<String> written = writtenByManyThreads();
		for (String thread : lines(16)) {
			assertThat(written).filteredOn((line) -> line.startsWith(thread + ":") && !line.endsWith("second"))
				.isEqualTo(lines(200).stream().map((line) -> thread + ": " + line).toList());
		}
	}

	private static List<String> writtenByManyThreads() throws InterruptedException {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		try (Transcript transcript = new Transcript(written, LONG)) {
			List<Thread> threads = new ArrayList<>();
			for (String name : lines(16)) {
				threads.add(new Thread(() -> lines(200).forEach(
						(line) -> transcript.print(List.of(name + ": " + line, name + ": " + line + ", second")))));
			}
			threads.forEach(Thread::start);
			for (Thread thread : threads) {
				thread.join();
			}
		}
		return written.toString(StandardCharsets.UTF_8).lines().toList();
	}

	@Test
	void keepsLinesWithinPatience() throws InterruptedException {
		try (Transcript transcript = stuck(LONG)) {
			lines(100).forEach((line) -> transcript.print(List.of(line)));
			this.output.open();
		}
		assertThat(this.output.lines()).startsWith("first").hasSize(101).endsWith("line 99");
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void makesPrinterWaitWhileFull() throws InterruptedException {
		try (Transcript transcript = stuck(LONG)) {
			AtomicInteger printed = new AtomicInteger();
			Thread printer = new Thread(() -> overfill(transcript, printed));
			printer.start();
			await().until(() -> printed.get() >= ROOM - 1);
			this.output.open();
			printer.join();
		}
		assertThat(this.output.lines()).hasSize(401);
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void dropsLinesOfStuckOutput() throws InterruptedException {
		try (Transcript transcript = stuck(SHORT)) {
			overfill(transcript);
			assertThat(this.output.lines()).isEmpty();
		}
	}

	@Test
	void waitsForSlowOutputOnlyWithinPatience() {
		SlowOutput slow = new SlowOutput(SHORT.dividedBy(2));
		try (Transcript transcript = new Transcript(slow, SHORT)) {
			transcript.print(List.of("x".repeat(512 * 1024)));
			await().until(() -> slow.pieces() > 0);
			transcript.print(List.of("x".repeat(512 * 1024)));
			transcript.print(List.of("waits"));
			assertThat(slow.pieces()).as("pieces taken, of 64").isLessThan(16);
			slow.hurry();
		}
	}

	@Test
	void waitsForSlowOutputOnlyOnce() {
		SlowOutput slow = new SlowOutput(SHORT.dividedBy(2));
		try (Transcript transcript = new Transcript(slow, SHORT)) {
			transcript.print(List.of("x".repeat(512 * 1024)));
			await().until(() -> slow.pieces() > 0);
			transcript.print(List.of("x".repeat(512 * 1024)));
			lines(100).forEach((line) -> transcript.print(List.of(line)));
			assertThat(slow.pieces()).as("pieces taken, of 64").isLessThan(16);
			slow.hurry();
		}
	}

	@Test
	void writesAfterError() {
		ByteArrayOutputStream written = new ByteArrayOutputStream() {

			@Override
			public void write(byte[] text, int from, int length) {
				if (text[from] == '!') {
					throw new OutOfMemoryError("Fault of the test");
				}
				super.write(text, from, length);
			}

		};
		try (Transcript transcript = new Transcript(written, LONG)) {
			transcript.print(List.of("!"));
			await().until(() -> this.log.list.size() == 1);
			transcript.print(List.of("line"));
		}
		assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("line\n");
	}

	@Test
	void reportsDroppedLinesOnce() throws InterruptedException {
		try (Transcript transcript = stuck(NONE)) {
			transcript.print(List.of("lost 1", "lost 2"));
			transcript.print(List.of("lost 3"));
			this.output.open();
			await().until(() -> !this.log.list.isEmpty());
		}
		assertThat(this.output.lines()).containsExactly("first");
		assertThat(dropped()).isEqualTo(3);
	}

	@Test
	void countsNoWrittenLineAtClose() throws InterruptedException {
		Transcript transcript = stuck(NONE);
		transcript.print(List.of("lost"));
		CountDownLatch closed = new CountDownLatch(1);
		AppenderBase<ILoggingEvent> closeAtWarning = new AppenderBase<>() {

			@Override
			protected void append(ILoggingEvent event) {
				transcript.close();
				closed.countDown();
			}

		};
		closeAtWarning.start();
		logger().addAppender(closeAtWarning);
		this.output.open();
		closed.await();
		logger().detachAppender(closeAtWarning);
		assertThat(dropped()).isEqualTo(1);
	}

	@Test
	void writesOrCountsEveryLine() throws InterruptedException {
		try (Transcript transcript = stuck(SHORT)) {
			overfill(transcript);
			this.output.open();
			await().untilAsserted(() -> assertThat(this.output.lines().size() + dropped()).isEqualTo(401));
		}
	}

	@Test
	void writesAgainOnceOutputAcceptsBytes() throws InterruptedException {
		try (Transcript transcript = stuck(NONE)) {
			transcript.print(List.of("lost"));
			this.output.open();
			await().until(() -> {
				transcript.print(List.of("again"));
				return this.output.lines().contains("again");
			});
		}
		assertThat(this.output.lines()).doesNotContain("lost");
	}

	@Test
	void reportsBrokenOutputOnce() {
		try (Transcript transcript = new Transcript(new BrokenOutput(Integer.MAX_VALUE), LONG)) {
			transcript.print(List.of("lost"));
			await().until(() -> !this.log.list.isEmpty());
			overfill(transcript);
		}
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.WARN);
			assertThat(event.getFormattedMessage()).contains("Broken pipe");
		});
	}

	@Test
	void reportsLostLinesAfterFault() {
		BrokenOutput broken = new BrokenOutput(1);
		try (Transcript transcript = new Transcript(broken, LONG)) {
			transcript.print(List.of("lost 1", "lost 2"));
			await().until(() -> this.log.list.size() == 1);
			transcript.print(List.of("written"));
			await().until(() -> this.log.list.size() == 2);
		}
		assertThat(broken.text()).isEqualTo("written\n");
		assertThat(this.log.list.get(1).getFormattedMessage()).contains("2 lines");
	}

	@Test
	void writesEverythingBeforeClose() throws InterruptedException {
		Transcript transcript = stuck(LONG);
		lines(100).forEach((line) -> transcript.print(List.of(line)));
		Thread closing = new Thread(transcript::close);
		closing.start();
		assertThat(closing.isAlive()).isTrue();
		this.output.open();
		closing.join();
		assertThat(this.output.lines()).hasSize(101);
	}

	@Test
	void closesDespiteStuckOutput() throws InterruptedException {
		Transcript transcript = stuck(SHORT);
		transcript.print(List.of("lost"));
		transcript.close();
		assertThat(this.output.lines()).isEmpty();
		assertThat(this.log.list).hasSize(1);
	}

	@Test
	void countsLinesOfStuckOutputAtClose() throws InterruptedException {
		Transcript transcript = new Transcript(this.output, SHORT);
		transcript.print(lines(3).stream().map((line) -> line + ".".repeat(10_000)).toList());
		this.output.awaitAsked();
		transcript.close();
		assertThat(dropped()).isEqualTo(3);
	}

	@Test
	void dropsLinesAfterClose() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		Transcript transcript = new Transcript(written, LONG);
		transcript.close();
		overfill(transcript);
		assertThat(written.size()).isZero();
	}

	@Test
	void keepsInterrupt() throws InterruptedException {
		try (Transcript transcript = stuck(SHORT)) {
			Thread.currentThread().interrupt();
			overfill(transcript);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private Transcript stuck(Duration patience) throws InterruptedException {
		Transcript transcript = new Transcript(this.output, patience);
		transcript.print(List.of("first"));
		this.output.awaitAsked();
		return transcript;
	}

	/**
	 * Hands over 400 lines of 1 KB, of which 256 can wait.
	 */
	private static void overfill(Transcript transcript) {
		overfill(transcript, new AtomicInteger());
	}

	private static void overfill(Transcript transcript, AtomicInteger printed) {
		String line = "x".repeat(1023);
		for (int i = 0; i < 400; i++) {
			transcript.print(List.of(line));
			printed.incrementAndGet();
		}
	}

	private static List<String> lines(int count) {
		return IntStream.range(0, count).mapToObj("line %d"::formatted).toList();
	}

	/**
	 * Returns how many lines were dropped, according to the only warning.
	 */
	private int dropped() {
		assertThat(this.log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
		Matcher count = Pattern.compile("(\\d+) lines").matcher(this.log.list.get(0).getFormattedMessage());
		assertThat(count.find()).isTrue();
		return Integer.parseInt(count.group(1));
	}

}
