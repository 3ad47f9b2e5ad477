package dev.tcplab.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A balancer's probes, which connect and leave.
 */
class IgnoreEmptyTests {

	@Test
	void probesAreNeitherPrintedNorCounted() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.ignore-empty=true", "server.limit=1")) {
			Wire.connect(lab.port("echo3")).close();
			try (Wire probe = Wire.connect(lab.port("echo3"))) {
				probe.reset();
			}
			try (Wire client = Wire.connect(lab.port("echo3"))) {
				assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
				String address = "('127.0.0.1', %d)".formatted(client.localPort());
				lab.recording()
					.awaitLines("The server is configured!", "Waiting for Clients to connect",
							"CONNECTION 1. Client IP,PORT: " + address, "Message received: Test",
							"The following clients has connected to the server: ", "Client 0: " + address);
			}
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			lab.servers().awaitFinished();
			assertThat(lab.recording().hasNoExchange()).isTrue();
		}
	}

	@Test
	void aProbeThatHalfClosesGetsNoAnswer() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.ignore-empty=true"); Wire probe = Wire.connect(lab.port("echo1"))) {
			assertThat(probe.halfClose().receive()).isEmpty();
		}
	}

	@Test
	void aSilentClientIsNoProbe() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.ignore-empty=true", "server.read-timeout=300ms");
				Wire client = Wire.connect(lab.port("echo1"))) {
			assertThat(client.receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	@Timeout(30)
	void aClientThatCanNeverBeServedIsClosed() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.ignore-empty=true", "server.limit=1", "server.read-timeout=0");
				Wire late = Wire.connect(lab.port("echo3"));
				Wire client = Wire.connect(lab.port("echo3"))) {
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
			client.leave();
			assertThat(late.receive()).isEmpty();
			lab.servers().awaitFinished();
		}
	}

	@Test
	void silentProbesDoNotDelayTheStop() throws Exception {
		Lab lab = Lab.start("echo1", "server.ignore-empty=true", "server.stop-timeout=1h", "server.read-timeout=0");
		try (Wire probe = Wire.connect(lab.port("echo1"))) {
			assertThat(Wire.send(lab.port("echo1"), "Test")).isEqualTo("ECHO: Test\n");
			lab.close();
			assertThat(probe.receive()).isEmpty();
		}
	}

}
