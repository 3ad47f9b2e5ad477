package dev.tcplab;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.client.FakeServer;
import dev.tcplab.server.RefusedPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client modes as processes: their exit, and their end by a signal.
 */
class ClientModesIT {

	@Test
	void exitsWithOneIfServerRefuses() throws Exception {
		try (RefusedPort port = new RefusedPort();
				LabProcess lab = LabProcess.start("--spring.profiles.active=client-test",
						"--tcp-lab.client.port=" + port.number(), "--tcp-lab.client.count=1")) {
			lab.awaitExit(1);
			assertThat(lab.errorLines()).singleElement().asString().startsWith("Message 0 was not answered.");
			assertThat(lab.outputLines()).containsExactly("To Server: Message 0");
		}
	}

	@Test
	void printsResultOfLoadAfterSigterm() throws Exception {
		AtomicInteger clients = new AtomicInteger();
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> {
			if (clients.incrementAndGet() == 1) {
				client.getOutputStream().write('x');
			}
			else {
				hanging.countDown();
				FakeServer.await(end);
			}
		});
				LabProcess lab = LabProcess.start("--spring.profiles.active=load", "--tcp-lab.client.reply-timeout=1h",
						"--tcp-lab.load.clients=1", "--tcp-lab.load.warm-up=0",
						"--tcp-lab.client.port=" + server.port())) {
			assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
			lab.signal("TERM");
			lab.awaitExit(143);
			assertThat(lab.outputLines()).first().asString().startsWith("exchanges  1 in ");
			assertThat(lab.outputLines()).contains("errors     0");
			end.countDown();
		}
	}

	@Test
	void endsWithServerInSameProcess() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo3,client-test", "--server.port=0",
				"--tcp-lab.server.port=0", "--spring.output.ansi.enabled=always")) {
			lab.awaitExit(0);
			List<String> lines = lab.outputLines();
			for (int i = 0; i < 5; i++) {
				assertThat(lines).containsSubsequence("To Server: \033[34mMessage %d\033[0;39m".formatted(i),
						"From Server: \033[32mECHO: Message %d".formatted(i));
			}
			assertThat(lines.stream().filter((line) -> line.startsWith("CONNECTION "))).hasSize(5);
			// No hints about servers that are gone.
			assertThat(lab.errorLines()).isEmpty();
			assertThat(lines).containsSubsequence("The server is configured!", "Waiting for Clients to connect",
					"Message received: \033[32mMessage 4\033[0;39m",
					"The following clients has connected to the server: ");
		}
	}

}
