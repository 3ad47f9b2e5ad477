package dev.tcplab.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.tcplab.console.Transcript;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Records the transcript, instead of printing it, and the exchanges.
 */
public class Recording implements ExchangeListener {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();

	@Bean
	@Primary
	public Transcript recordedTranscript() {
		return new Transcript(this.output, Duration.ofSeconds(1));
	}

	@Override
	public void onExchange(Exchange exchange) {
		this.exchanges.add(exchange);
	}

	public List<String> lines() {
		return this.output.toString(StandardCharsets.UTF_8).lines().toList();
	}

	/**
	 * Waits until these are all the lines there are.
	 */
	public void awaitLines(String... lines) {
		await().untilAsserted(() -> assertThat(lines()).containsExactly(lines));
	}

	public void awaitLine(String line) {
		await().untilAsserted(() -> assertThat(lines()).contains(line));
	}

	public void awaitLine(Predicate<String> line) {
		await().untilAsserted(() -> assertThat(lines()).anyMatch(line));
	}

	/**
	 * Waits for the next exchange to end.
	 */
	public Exchange nextExchange() throws InterruptedException {
		Exchange exchange = this.exchanges.poll(20, TimeUnit.SECONDS);
		assertThat(exchange).as("next exchange").isNotNull();
		return exchange;
	}

	public boolean hasNoExchange() {
		return this.exchanges.isEmpty();
	}

}
