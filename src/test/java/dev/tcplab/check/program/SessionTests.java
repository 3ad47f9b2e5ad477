package dev.tcplab.check.program;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how programs get a session of their own on systems that have little.
 */
class SessionTests {

	@Test
	void setsidBeginsOne() {
		assertThat(Session.of(false, (prefix) -> true)).isEqualTo(new Session(List.of("setsid"), true, true));
	}

	@Test
	void perlBeginsOneWhereThereIsNoSetsid() {
		Session session = Session.of(false, (prefix) -> prefix.get(0).equals("perl"));
		assertThat(session.prefix()).startsWith("perl").anyMatch((word) -> word.contains("setsid"));
		assertThat(session.isOwn()).isTrue();
	}

	@Test
	void withoutBothThereIsNone() {
		assertThat(Session.of(false, (prefix) -> false)).isEqualTo(new Session(List.of(), false, true));
	}

	@Test
	void ctrlCIsHeededThoughThisProcessIgnoresIt() {
		assertThat(Session.of(true, (prefix) -> true).prefix()).containsExactly("env", "--default-signal=INT",
				"setsid");
	}

	@Test
	void anEnvWithoutSignalsIsReplaced() {
		Session session = Session.of(true, (prefix) -> !prefix.get(0).equals("env"));
		assertThat(session.prefix()).startsWith("perl").endsWith("setsid");
		assertThat(session.isInterruptible()).isTrue();
	}

	@Test
	void withoutAnythingCtrlCCannotBeSent() {
		assertThat(Session.of(true, (prefix) -> prefix.get(0).equals("setsid")))
			.isEqualTo(new Session(List.of("setsid"), true, false));
	}

}
