package dev.tcplab.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that reset their connections.
 */
@Timeout(120)
class ResetsHostile {

	private static final int AT_EACH_STAGE = 250;

	private static final byte[] MESSAGE = Wire.bytes("x".repeat(256 * 1024 - 1) + "\n");

	private static final Stage[] STAGES = {
			// After the connect, and within the handshake.
			(transport, port) -> Wire.connect(port),
			(transport, port) -> Wire.connect(port)
				.send(Arrays.copyOf(transport.hello(), transport.hello().length / 2)),
			// Within the message, after it, and during the answer.
			(transport, port) -> transport.connect(port).send(Arrays.copyOf(MESSAGE, 1000)),
			(transport, port) -> transport.connect(port).send(MESSAGE), ResetsHostile::receive };

	@ParameterizedTest
	@CsvSource({ "plain, recv", "plain, lf", "TLS, recv", "TLS, lf" })
	void answersBesideResets(String name, String codec, @TempDir Path directory) throws Exception {
		Transport transport = name.equals("TLS") ? Transport.secured(directory) : Transport.plain();
		try (Target target = new Target(LabProcess.start(Target.echo("echo1",
				transport.with("--tcp-lab.server.codec=" + codec, "--tcp-lab.server.message-size=256KB"))))) {
			int port = target.port("echo1");
			String healthy = target.beside(() -> transport.connect(port), "").attack(() -> {
				Clients.run(AT_EACH_STAGE * STAGES.length, 16, (number) -> {
					Wire client = STAGES[number % STAGES.length].reach(transport, port);
					client.reset();
				});
				assertThat(target.watched().count("echo1", "exchanges.reset")).isPositive();
			});
			target.awaitIdle("echo1");
			Table.row("Resets, %s, `%s`".formatted(name, codec),
					"%,d: after the connect, within the handshake or the message, after the message, and during the answer"
						.formatted(AT_EACH_STAGE * STAGES.length),
					"none of them kept a connection; %s", healthy);
		}
	}

	private static Wire receive(Transport transport, int port) throws IOException {
		Wire client = transport.connect(port).send(MESSAGE);
		client.receive(1);
		return client;
	}

	private interface Stage {

		Wire reach(Transport transport, int port) throws IOException;

	}

}
