package dev.tcplab.hostile;

import java.nio.file.Path;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * More clients than a small heap can hold.
 */
@Timeout(180)
class HeapHostile {

	private static final int IDLE = 5_000;

	private static final int HANDSHAKES = 3_000;

	private static final int UNFINISHED = 40;

	private static final String MESSAGE = "x".repeat(2_000);

	@ParameterizedTest
	@ValueSource(strings = { "48m", "64m" })
	void answersIdleClientsWithSmallHeap(String heap) throws Exception {
		try (Target target = new Target(LabProcess.startWithHeap(heap, Target.echo("echo1")))) {
			String healthy = target.beside("echo1").attack(() -> {
				try (Crowd idle = new Crowd(target.port("echo1"), IDLE)) {
					await().until(() -> target.watched().count("echo1", "active") > 1_000);
					assertThat(idle.send(Wire.bytes(MESSAGE))).containsExactly(entry("ECHO: " + MESSAGE + "\n", IDLE));
				}
			});
			target.terminate();
			Table.row("Idle clients, `-Xmx%s`".formatted(heap), "%,d that then send 2,000 bytes each".formatted(IDLE),
					"all were answered; %s; ended by SIGTERM", healthy);
		}
	}

	@Test
	void answersBesideUnfinishedMessages() throws Exception {
		try (Target target = new Target(
				LabProcess.startWithHeap("48m", Target.echo("echo1", "--tcp-lab.server.codec=lf",
						"--tcp-lab.server.message-size=1MB", "--tcp-lab.server.read-timeout=1s")))) {
			int port = target.port("echo1");
			String healthy = target.beside("echo1").attack(() -> Clients.run(UNFINISHED, UNFINISHED, (number) -> {
				try (Wire client = Wire.connect(port)) {
					client.send(MESSAGE.repeat(500)).receive();
				}
			}));
			target.awaitIdle("echo1");
			long timeouts = target.watched().count("echo1", "exchanges.timeout");
			target.terminate();
			Table.row("Unfinished messages, `-Xmx48m`", UNFINISHED + " of 1 MB, `codec=lf`",
					"%d closed at their timeout; %s; ended by SIGTERM", timeouts, healthy);
			assertThat(timeouts).isEqualTo(UNFINISHED);
		}
	}

	@Test
	void answersBesideHeldHandshakes(@TempDir Path directory) throws Exception {
		Transport transport = Transport.secured(directory);
		try (Target target = new Target(LabProcess.startWithHeap("48m",
				Target.echo("echo1", transport.with("--tcp-lab.server.read-timeout=2s"))))) {
			int port = target.port("echo1");
			String healthy = target.beside(() -> transport.connect(port), "").attack(() -> {
				try (Crowd held = new Crowd(port, HANDSHAKES)) {
					held.send(transport.hello());
				}
			});
			target.awaitIdle("echo1");
			target.terminate();
			Table.row("TLS handshakes that are not continued, `-Xmx48m`", "%,d".formatted(HANDSHAKES),
					"all were closed; %s; ended by SIGTERM", healthy);
		}
	}

}
