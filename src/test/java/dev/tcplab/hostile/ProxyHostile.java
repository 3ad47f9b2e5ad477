package dev.tcplab.hostile;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random and mutated headers of the PROXY protocol.
 */
@Timeout(120)
class ProxyHostile {

	private static final int CLIENTS = 10_000;

	private static final String LINE = "PROXY TCP4 192.0.2.7 127.0.0.1 57848 8080\r\n";

	private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

	private final Mutations headers = new Mutations(Wire.bytes(LINE), Wire.bytes("PROXY UNKNOWN\r\n"),
			Wire.bytes("PROXY TCP6 2001:db8::7 ::1 57848 8080\r\n"), v2("20000000"),
			v2("2111000cc00002077f000001e1f81f90"),
			v2("2111001e7f0000017f000001a7e84a9f20000f0100000000210007544c5376312e33"));

	@Test
	void answersBesideMalformedProxyHeaders() throws Exception {
		try (Target target = new Target(
				LabProcess.start(Target.echo("echo1", "--tcp-lab.server.proxy-protocol=any")))) {
			int port = target.port("echo1");
			Map<Integer, byte[]> sent = new TreeMap<>();
			for (int i = 0; i < CLIENTS; i++) {
				sent.put(i, this.headers.next());
			}
			AtomicInteger answered = new AtomicInteger();
			String healthy = target.beside(() -> Wire.connect(port), LINE)
				.attack(() -> Clients.run(CLIENTS, 16, (number) -> {
					try (Wire client = Wire.connect(port)) {
						String answer = client.send(sent.get(number)).send("Test").halfClose().receive();
						if (!answer.isEmpty()) {
							assertThat(answer).as(this.headers::toString).startsWith("ECHO: ").endsWith("\n");
							answered.incrementAndGet();
						}
					}
				}));
			target.awaitIdle("echo1");
			assertThat(answered.get()).as(this.headers::toString).isBetween(CLIENTS / 20, CLIENTS / 2);
			Table.row("PROXY headers",
					"%,d random and mutated ones, versions 1 and 2 (%s)".formatted(CLIENTS, this.headers),
					"%,d were still valid, and answered; %s; %d lines in the log", answered.get(), healthy,
					target.process().errorLines().size());
		}
	}

	private static byte[] v2(String body) {
		return HexFormat.of().parseHex(SIGNATURE + body);
	}

}
