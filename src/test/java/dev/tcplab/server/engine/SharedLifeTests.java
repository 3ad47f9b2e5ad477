package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Lab;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TestServer;
import dev.tcplab.server.Wire;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.LedgerListener;
import dev.tcplab.server.ledger.Ledgers;
import dev.tcplab.server.ledger.MemoryLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server whose ledger is kept elsewhere, and is away at times.
 */
@Timeout(60)
class SharedLifeTests {

	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = Lab.startOwn(KeptElsewhere.class, "console.prefix=server");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void listensAgainIfLedgerReturnsAtOnce() {
		try (TestServer echo = startOnFixedPort()) {
			ledger(echo).listener.onAway("late news");
			ledger(echo).listener.onBack();
			echo.awaitState(ServerState.LISTENING);
			assertThat(echo.server().failure()).isNull();
			assertThat(echo.send("me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void failsWhileLedgerIsAway() {
		try (TestServer echo = startOnFixedPort()) {
			Ledger ledger = ledger(echo);
			ledger.listener.onAway("away");
			echo.awaitState(ServerState.FAILED);
			assertThat(echo.server().failure()).isEqualTo("away");
			Wire.awaitRefusal(echo.port());
			ledger.listener.onBack();
			echo.awaitState(ServerState.LISTENING);
			assertThat(echo.send("me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void keepsConnectionsWhileLedgerIsAway() throws Exception {
		try (TestServer echo = lab.add("keep-open=true", "port=" + FixedPorts.next());
				Wire idle = echo.connect();
				Wire silent = echo.connect()) {
			assertThat(idle.send("one").receive(10)).isEqualTo("ECHO: one\n");
			echo.awaitConnected(silent);
			ledger(echo).listener.onAway("away");
			assertThat(idle.send("two").receive(10)).isEqualTo("ECHO: two\n");
			ledger(echo).listener.onBack();
			echo.awaitState(ServerState.LISTENING);
			assertThat(idle.send("three").receive(12)).isEqualTo("ECHO: three\n");
			assertThat(silent.send("four").receive(11)).isEqualTo("ECHO: four\n");
		}
	}

	@Test
	void admitsClientThatWasAcceptedBefore() throws Exception {
		try (TestServer echo = lab.add("ignore-empty=true", "port=" + FixedPorts.next());
				Wire first = echo.connect();
				Wire second = echo.connect()) {
			// Clients are accepted in order, so the first one is, too.
			assertThat(second.send("me").receive()).isEqualTo("ECHO: me\n");
			ledger(echo).listener.onAway("away");
			assertThat(first.send("me").receive()).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void failsIfLedgerLeavesDuringStart() {
		try (TestServer echo = lab.add("limit=9", "port=" + FixedPorts.next())) {
			echo.server().control().stop();
			ledger(echo).goesAway = true;
			assertThatExceptionOfType(ListenException.class).isThrownBy(echo.server().control()::start);
			assertThat(echo.server().state()).isEqualTo(ServerState.FAILED);
			assertThat(echo.server().failure()).isEqualTo("away");
		}
	}

	@Test
	void finishesIfLimitIsReachedDuringStart() {
		try (TestServer echo = lab.add("limit=9", "port=" + FixedPorts.next())) {
			echo.server().control().stop();
			ledger(echo).filledBeforeListening = echo.server();
			echo.server().control().start();
			assertThat(echo.server().state()).isEqualTo(ServerState.FINISHED);
		}
	}

	@Test
	void finishesIfLedgerReturnsAtLimit() {
		try (TestServer echo = lab.add("limit=1", "port=" + FixedPorts.next())) {
			Ledger ledger = ledger(echo);
			echo.send("me");
			echo.awaitState(ServerState.FINISHED);
			ledger.listener.onAway("away");
			assertThatExceptionOfType(ListenException.class).isThrownBy(echo.server().control()::start);
			assertThat(echo.server().state()).isEqualTo(ServerState.FAILED);
			ledger.listener.onBack();
			echo.awaitState(ServerState.FINISHED);
		}
	}

	private static TestServer startOnFixedPort() {
		return lab.add("port=" + FixedPorts.next());
	}

	private static Ledger ledger(TestServer echo) {
		return (Ledger) ((GatewayServer) echo.server()).ledger();
	}

	static class KeptElsewhere {

		@Bean
		Ledgers ledgers() {
			return (server, limit) -> new Ledger(limit);
		}

	}

	private static final class Ledger implements ClientLedger {

		private final MemoryLedger kept;

		private volatile LedgerListener listener;

		private volatile boolean goesAway;

		private volatile @Nullable TcpServer filledBeforeListening;

		private Ledger(int limit) {
			this.kept = new MemoryLedger(limit);
		}

		@Override
		public CompletableFuture<@Nullable Admission> admit(InetSocketAddress address) {
			return this.kept.admit(address);
		}

		@Override
		public void setListener(LedgerListener listener) {
			this.listener = listener;
		}

		@Override
		public void reject() {
			this.kept.reject();
		}

		@Override
		public CompletableFuture<List<Client>> heard(Admission admission) {
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
		public boolean isFull() {
			if (this.goesAway) {
				this.goesAway = false;
				this.listener.onAway("away");
			}
			if (this.filledBeforeListening != null) {
				boolean listening = this.filledBeforeListening.state() == ServerState.LISTENING;
				if (!listening) {
					// Right after it was seen not to be full.
					this.listener.onFull();
				}
				return listening;
			}
			return this.kept.isFull();
		}

		@Override
		public ServerSnapshot snapshot() {
			return this.kept.snapshot();
		}

		@Override
		public boolean reset() {
			return this.kept.reset();
		}

	}

}
