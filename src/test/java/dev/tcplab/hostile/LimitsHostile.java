package dev.tcplab.hostile;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * More clients than a process has file descriptors or threads for.
 */
@Timeout(120)
class LimitsHostile {

	private static final int CLIENTS = 300;

	@Test
	void answersWithFewDescriptors() throws Exception {
		attack("Few file descriptors, `ulimit -n 256`", LabProcess.startWithDescriptors(256, Target.echo("echo1")));
	}

	@Test
	void answersWithFewThreads() throws Exception {
		assumeThat(LabProcess.canStartWithThreads()).isTrue();
		attack("Few threads, `ulimit -u 90`", LabProcess.startWithThreads(90, Target.echo("echo1")));
	}

	private static void attack(String limit, LabProcess process) throws Exception {
		try (Target target = new Target(process)) {
			String healthy = target.beside("echo1").attack(() -> {
				try (Crowd clients = new Crowd(target.port("echo1"), CLIENTS)) {
					await().until(() -> target.watched().count("echo1", "active") >= 16);
					assertThat(clients.send(Wire.bytes("hi"))).containsExactly(entry("ECHO: hi\n", CLIENTS));
				}
			});
			target.terminate();
			Table.row(limit, CLIENTS + " clients that connect and then send", "all were answered; %s; ended by SIGTERM",
					healthy);
		}
	}

}
