package dev.tcplab.server.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Lab;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.MemoryLedger;
import dev.tcplab.server.ledger.SharedLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A server listens exactly while the ledger that it shares is there, whenever it hears of
 * that.
 */
@Timeout(60)
class SharedLifeTests {

	@Test
	void aLedgerThatIsBackBeforeAllHaveHeardThatItIsAway() {
		try (Lab lab = Lab.startOwn(KeptElsewhere.class)) {
			Ledger ledger = ledger(lab);
			ledger.listener.onAway("late news");
			await().until(() -> lab.server("happy").state() == ServerState.LISTENING);
			assertThat(lab.server("happy").failure()).isNull();
		}
	}

	@Test
	void aLedgerThatIsBackBeforeTheServerHasFailedForItsAbsence() {
		try (Lab lab = Lab.startOwn(KeptElsewhere.class)) {
			Ledger ledger = ledger(lab);
			lab.server("happy").stop();
			ledger.absence = "away";
			ledger.comesBack = true;
			lab.server("happy").start();
			await().until(() -> lab.server("happy").state() == ServerState.LISTENING);
		}
	}

	@Test
	void aLedgerThatGoesAwayWhileTheServerStarts() {
		try (Lab lab = Lab.startOwn(KeptElsewhere.class)) {
			Ledger ledger = ledger(lab);
			lab.server("happy").stop();
			ledger.goesAway = true;
			assertThatExceptionOfType(ListenException.class).isThrownBy(() -> lab.server("happy").start());
			assertThat(lab.server("happy").state()).isEqualTo(ServerState.FAILED);
			assertThat(lab.server("happy").failure()).isEqualTo("away");
		}
	}

	@Test
	void aLedgerThatIsBackWithoutAPlaceForAnother() throws Exception {
		try (Lab lab = Lab.startOwn(KeptElsewhere.class, "server.limit=1")) {
			Ledger ledger = ledger(lab);
			TcpServer server = lab.server("happy");
			Wire.send(server.port(), "me");
			await().until(() -> server.state() == ServerState.FINISHED);
			ledger.absence = "away";
			assertThatExceptionOfType(ListenException.class).isThrownBy(server::start);
			assertThat(server.state()).isEqualTo(ServerState.FAILED);
			ledger.absence = null;
			ledger.listener.onBack();
			lab.servers().awaitFinished();
		}
	}

	private static Ledger ledger(Lab lab) {
		return (Ledger) ((GatewayServer) lab.server("happy")).ledger();
	}

	static class KeptElsewhere {

		@Bean
		Ledgers ledgers() {
			return (server, limit) -> new Ledger(limit);
		}

	}

	/**
	 * A ledger that is away when the test says so.
	 */
	private static final class Ledger implements SharedLedger {

		private final MemoryLedger kept;

		private volatile LedgerListener listener;

		private volatile @Nullable String absence;

		private volatile boolean comesBack;

		private volatile boolean goesAway;

		private Ledger(int limit) {
			this.kept = new MemoryLedger(limit);
		}

		@Override
		public @Nullable String absence() {
			String absence = this.absence;
			if (this.comesBack) {
				this.comesBack = false;
				this.absence = null;
				this.listener.onBack();
				// Time for a server that does not wait for the end of this start.
				await().pollDelay(Duration.ofMillis(100)).until(() -> true);
			}
			if (this.goesAway) {
				this.goesAway = false;
				this.absence = "away";
				this.listener.onAway("away");
			}
			return absence;
		}

		@Override
		public void admit(InetSocketAddress address, Consumer<@Nullable Admission> then) {
			then.accept(this.kept.admit(address));
		}

		@Override
		public void tell(LedgerListener listener) {
			this.listener = listener;
		}

		@Override
		public void reject() {
			this.kept.reject();
		}

		@Override
		public List<Client> heard(Admission admission) {
			return this.kept.heard(admission);
		}

		@Override
		public void concluded(Admission admission, Exchange exchange) {
			this.kept.concluded(admission, exchange);
		}

		@Override
		public void left(Admission admission) {
			this.kept.left(admission);
		}

		@Override
		public ServerSnapshot snapshot() {
			return this.kept.snapshot();
		}

		@Override
		public void reset() {
			this.kept.reset();
		}

		@Override
		public void close() {
		}

	}

}
