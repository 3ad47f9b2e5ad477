package dev.tcplab.server.replicas;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The counts of all replicas, as one of them knows them.
 */
class LedgerStateTests {

	private final LedgerState state = new LedgerState("echo1", new Generation("1", 0));

	@BeforeEach
	void countClientsOfOthers() {
		this.state.endAbsence();
		this.state.generation().setAdmitted(7);
		this.state.setOthers("1,2,30,40,5,0,0,0");
	}

	@Test
	void sumsCountsWhileRedisIsPresent() {
		ServerSnapshot present = this.state.snapshot();
		assertThat(present.counts().connections()).isEqualTo(7);
		assertThat(present.counts().exchanges()).containsEntry(Outcome.ANSWERED, 5L);
		assertThat(present.local().connections()).isZero();
		assertThat(present.countsAsOf()).isNull();
	}

	@Test
	void keepsLastKnownCountsWhileRedisIsAway() {
		ServerSnapshot present = this.state.snapshot();
		this.state.setAbsence("Redis does not answer");
		ServerSnapshot away = this.state.snapshot();
		assertThat(away.counts()).isEqualTo(present.counts());
		assertThat(away.countsAsOf()).isNotNull();
	}

	@Test
	void remembersWhenAbsenceBegan() {
		this.state.setAbsence("Redis does not answer");
		ServerSnapshot first = this.state.snapshot();
		this.state.setAbsence("Redis is loading");
		assertThat(this.state.snapshot().countsAsOf()).isEqualTo(first.countsAsOf());
	}

}
