package dev.tcplab.check.program;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTests {

	@Test
	void usesSetsid() {
		assertThat(Session.of(false, (prefix) -> true)).isEqualTo(new Session(List.of("setsid"), true, true));
	}

	@Test
	void usesPerlWithoutSetsid() {
		Session session = Session.of(false, (prefix) -> prefix.get(0).equals("perl"));
		assertThat(session.prefix()).startsWith("perl").anyMatch((word) -> word.contains("setsid"));
		assertThat(session.isOwn()).isTrue();
	}

	@Test
	void isNotOwnWithoutSetsidAndPerl() {
		assertThat(Session.of(false, (prefix) -> false)).isEqualTo(new Session(List.of(), false, true));
	}

	@Test
	void restoresIgnoredInterrupt() {
		Session session = Session.of(true, (prefix) -> true);
		assertThat(session.prefix()).startsWith("perl").anyMatch((word) -> word.contains("$SIG{INT} = 'DEFAULT'"));
		assertThat(session.isInterruptible()).isTrue();
	}

	@Test
	void isNotInterruptibleWithoutPerl() {
		assertThat(Session.of(true, (prefix) -> prefix.get(0).equals("setsid")))
			.isEqualTo(new Session(List.of("setsid"), true, false));
	}

}
