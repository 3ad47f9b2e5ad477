package dev.tcplab.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random and mutated bytes instead of a TLS handshake.
 */
@Timeout(120)
class TlsHostile {

	private static final int CLIENTS = 5_000;

	@Test
	void answersBesideMalformedHandshakes(@TempDir Path directory) throws Exception {
		Transport transport = Transport.secured(directory);
		Mutations hellos = new Mutations(transport.hello());
		List<byte[]> sent = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			sent.add(hellos.next());
		}
		try (Target target = new Target(LabProcess.start(Target.echo("echo1", transport.arguments())))) {
			int port = target.port("echo1");
			String healthy = target.beside(() -> transport.connect(port), "")
				.attack(() -> Clients.run(CLIENTS, 16, (number) -> {
					try (Wire client = Wire.connect(port)) {
						// An alert, or the answer to a hello that is still valid.
						assertThat(client.send(sent.get(number)).halfClose().receive()).as(hellos::toString)
							.doesNotContain("ECHO");
					}
				}));
			target.awaitIdle("echo1");
			Table.row("TLS handshakes", "%,d random and mutated ClientHellos (%s)".formatted(CLIENTS, hellos),
					"all were closed; %s; %d lines in the log", healthy, target.process().errorLines().size());
		}
	}

}
