package dev.tcplab.server;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.console.Transcript;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Records the transcript, instead of printing it, and the exchanges, for all servers
 * together and for each server by its name.
 */
public class Recording implements ExchangeListener {

	private static final String ALL = "";

	private static final Pattern PREFIX = Pattern.compile("\\[([a-z]+\\d*)] (.*)");

	private final Map<String, BlockingQueue<String>> lines = new ConcurrentHashMap<>();

	private final Map<String, BlockingQueue<Exchange>> exchanges = new ConcurrentHashMap<>();

	@Bean
	@Primary
	public Transcript recordedTranscript() {
		return new Transcript(new Lines(), Duration.ofSeconds(30));
	}

	@Override
	public void onExchange(Exchange exchange) {
		exchangeQueue(ALL).add(exchange);
		exchangeQueue(exchange.server()).add(exchange);
	}

	private void onLine(String line) {
		lineQueue(ALL).add(line);
		Matcher prefix = PREFIX.matcher(line);
		if (prefix.matches()) {
			lineQueue(prefix.group(1)).add(prefix.group(2));
		}
	}

	private BlockingQueue<String> lineQueue(String server) {
		return this.lines.computeIfAbsent(server, (key) -> new LinkedBlockingQueue<>());
	}

	private BlockingQueue<Exchange> exchangeQueue(String server) {
		return this.exchanges.computeIfAbsent(server, (key) -> new LinkedBlockingQueue<>());
	}

	public List<String> lines() {
		return linesOf(ALL);
	}

	/**
	 * Returns the lines with a server's prefix, without it.
	 */
	List<String> linesOf(String server) {
		return List.copyOf(lineQueue(server));
	}

	/**
	 * Waits until these are all the lines there are.
	 */
	public void awaitLines(String... lines) {
		awaitLinesOf(ALL, lines);
	}

	void awaitLinesOf(String server, String... lines) {
		await().untilAsserted(() -> assertThat(linesOf(server)).containsExactly(lines));
	}

	public void awaitLine(String line) {
		awaitLine(line::equals);
	}

	public void awaitLine(Predicate<String> line) {
		awaitLineOf(ALL, line);
	}

	void awaitLineOf(String server, Predicate<String> line) {
		await().untilAsserted(() -> assertThat(linesOf(server)).anyMatch(line));
	}

	/**
	 * Waits for the next exchange to end.
	 */
	public Exchange nextExchange() throws InterruptedException {
		return nextExchangeOf(ALL);
	}

	Exchange nextExchangeOf(String server) throws InterruptedException {
		Exchange exchange = exchangeQueue(server).poll(30, TimeUnit.SECONDS);
		assertThat(exchange).as("next exchange").isNotNull();
		return exchange;
	}

	public boolean hasNoExchange() {
		return hasNoExchangeOf(ALL);
	}

	boolean hasNoExchangeOf(String server) {
		return exchangeQueue(server).isEmpty();
	}

	/**
	 * Forgets what was recorded so far.
	 */
	public void reset() {
		this.lines.clear();
		this.exchanges.clear();
	}

	/**
	 * Cuts what is written into lines.
	 */
	private final class Lines extends OutputStream {

		private final ByteArrayOutputStream line = new ByteArrayOutputStream();

		@Override
		public void write(int single) {
			if (single == '\n') {
				onLine(this.line.toString(StandardCharsets.UTF_8));
				this.line.reset();
			}
			else {
				this.line.write(single);
			}
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			int begin = offset;
			for (int i = offset; i < offset + length; i++) {
				if (bytes[i] == '\n') {
					this.line.write(bytes, begin, i - begin);
					write('\n');
					begin = i + 1;
				}
			}
			this.line.write(bytes, begin, offset + length - begin);
		}

	}

}
