package dev.tcplab.hostile;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP clients that ask for much, or send much.
 */
@Timeout(120)
class HttpHostile {

	private static final int TALKS = 1_000;

	private static final int SLOW = 100;

	private static final int LARGE = 20;

	private static final int MEGABYTES = 60;

	private static final String POST = "POST /board/talk HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\n"
			+ "Content-Length: %d\r\n\r\n";

	@Test
	void answersBesideDownloadsOfHistory() throws Exception {
		try (Target target = new Target(LabProcess.start(Target.echo("echo1")))) {
			int port = target.port("echo1");
			AtomicInteger downloads = new AtomicInteger();
			Clients.run(TALKS, 16, (number) -> Wire.send(port, "x".repeat(2_000)));
			URI history = URI.create("http://127.0.0.1:%d/board/exchanges.jsonl".formatted(target.watched().http()));
			String healthy = target.beside("echo1").attack(() -> {
				long end = target.watched().count("echo1", "exchanges.answered") + TALKS;
				Clients.run(10, 10, (number) -> {
					while (answered(target) < end) {
						assertThat(history.toURL().openStream().readAllBytes()).isNotEmpty();
						downloads.incrementAndGet();
					}
				});
			});
			Table.row("Downloads of the history", "10 clients that loop over `/board/exchanges.jsonl`",
					"%,d downloads; %s; health answered", downloads.get(), healthy);
		}
	}

	private static long answered(Target target) throws IOException {
		try {
			assertThat(target.watched().<String>ask("/health", "$.status")).isEqualTo("UP");
			return target.watched().count("echo1", "exchanges.answered");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void answersBesideSlowBodies() throws Exception {
		try (Target target = new Target(LabProcess.start(Target.echo("echo1")))) {
			List<Wire> clients = new ArrayList<>();
			String healthy = target.beside("echo1").attack(() -> {
				for (int i = 0; i < SLOW; i++) {
					// Half of them announce a body that is too large.
					clients.add(Wire.connect(target.watched().http())
						.send(POST.formatted((i % 2 == 0) ? 100 : 100_000) + "{"));
				}
				assertThat(target.watched().<String>ask("/health", "$.status")).isEqualTo("UP");
				for (Wire client : clients) {
					assertThat(client.receive()).startsWith("HTTP/1.1 ");
				}
			});
			Table.row("Slow HTTP bodies", SLOW + " that never end",
					"all were refused within seconds; %s; health answered", healthy);
		}
	}

	@Test
	void answersBesideLargeBodies() throws Exception {
		try (Target target = new Target(LabProcess.startWithHeap("64m", Target.echo("echo1")))) {
			AtomicInteger refused = new AtomicInteger();
			String healthy = target.beside("echo1").attack(() -> Clients.run(LARGE, LARGE, (number) -> {
				try (Wire client = Wire.connect(target.watched().http())) {
					client.send(POST.formatted(MEGABYTES * 1024 * 1024));
					assertThat(client.receive(12)).isEqualTo("HTTP/1.1 413");
					refused.incrementAndGet();
					for (int i = 0; i < MEGABYTES; i++) {
						client.send("x".repeat(1024 * 1024));
					}
				}
			}));
			assertThat(refused).hasValue(LARGE);
			target.terminate();
			Table.row("Large HTTP bodies, `-Xmx64m`", "%d POSTs of %d MB at once".formatted(LARGE, MEGABYTES),
					"all were refused with 413; %s; ended by SIGTERM", healthy);
		}
	}

}
