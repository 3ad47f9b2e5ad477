package dev.tcplab.server.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.ServerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The moves between the states of a server.
 */
@Timeout(60)
class ServerLifecycleTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final List<ServerSocket> ports = new ArrayList<>();

	private final ServerLifecycle lifecycle = new ServerLifecycle("echo1", NoListeners.events());

	@ParameterizedTest
	@CsvSource(textBlock = """
			LISTEN,  STOPPED,   LISTENING
			LISTEN,  FINISHED,  LISTENING
			LISTEN,  FAILED,    LISTENING
			FINISH,  LISTENING, FINISHED
			FINISH,  STOPPED,   FINISHED
			FINISH,  FAILED,    FINISHED
			STOP,    LISTENING, STOPPED
			STOP,    FAILED,    STOPPED
			FAIL,    STOPPED,   FAILED
			FAIL,    LISTENING, FAILED
			FAIL,    FINISHED,  FAILED
			FAIL,    FAILED,    FAILED
			SUSPEND, LISTENING, FAILED
			SUSPEND, FAILED,    FAILED
			""")
	void makesMove(Move move, ServerState from, ServerState to) throws IOException {
		bring(from);
		assertThat(make(move)).isTrue();
		assertThat(this.lifecycle.state()).isEqualTo(to);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			LISTEN,  LISTENING
			FINISH,  FINISHED
			STOP,    STOPPED
			STOP,    FINISHED
			SUSPEND, STOPPED
			SUSPEND, FINISHED
			""")
	void refusesMove(Move move, ServerState from) throws IOException {
		bring(from);
		assertThat(make(move)).isFalse();
		assertThat(this.lifecycle.state()).isEqualTo(from);
	}

	@ParameterizedTest
	@EnumSource
	void opensPortWhileListening(ServerState state) throws IOException {
		bring(ServerState.LISTENING);
		ServerSocket port = this.ports.get(0);
		assertThat(port.isClosed()).isFalse();
		make(switch (state) {
			case LISTENING -> Move.LISTEN;
			case STOPPED -> Move.STOP;
			case FINISHED -> Move.FINISH;
			case FAILED -> Move.FAIL;
		});
		assertThat(port.isClosed()).isEqualTo(state != ServerState.LISTENING);
	}

	@Test
	void closesUnusedPort() throws IOException {
		bring(ServerState.LISTENING);
		make(Move.LISTEN);
		assertThat(this.ports).extracting(ServerSocket::isClosed).containsExactly(false, true);
	}

	@Test
	void keepsReasonOfLastFailure() throws IOException {
		make(Move.FAIL);
		assertThat(this.lifecycle.failure()).isEqualTo("no port");
		make(Move.LISTEN);
		assertThat(this.lifecycle.failure()).isNull();
	}

	@Test
	void isStoppingUntilNextStart() throws IOException {
		bring(ServerState.LISTENING);
		assertThat(this.lifecycle.isStopping()).isFalse();
		make(Move.STOP);
		assertThat(this.lifecycle.isStopping()).isTrue();
		make(Move.LISTEN);
		assertThat(this.lifecycle.isStopping()).isFalse();
	}

	@Test
	void isStoppingAfterFinish() throws IOException {
		bring(ServerState.FINISHED);
		assertThat(this.lifecycle.isStopping()).isFalse();
		make(Move.STOP);
		assertThat(this.lifecycle.isStopping()).isTrue();
	}

	@Test
	void givesNoMoreTimeAtSecondStop() throws IOException {
		bring(ServerState.LISTENING);
		stop(Duration.ZERO);
		stop(TIMEOUT);
		assertThat(this.lifecycle.nanosToFinish()).isNotPositive();
	}

	@ParameterizedTest
	@EnumSource
	void neverListensAfterShutDown(ServerState state) throws IOException {
		bring(state);
		shutDown();
		assertThat(make(Move.LISTEN)).isFalse();
		assertThat(this.lifecycle.state()).isNotEqualTo(ServerState.LISTENING);
		assertThat(this.ports).allMatch(ServerSocket::isClosed);
	}

	@Test
	void keepsOnePortUnderConcurrentMoves() throws Exception {
		ConcurrentLinkedQueue<ServerSocket> opened = new ConcurrentLinkedQueue<>();
		List<CompletableFuture<Void>> storm = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			int seed = i;
			storm.add(CompletableFuture.runAsync(() -> {
				for (int step = 0; step < 200; step++) {
					switch (Move.values()[(seed + step * 7) % Move.values().length]) {
						case LISTEN -> this.lifecycle.listen(acceptor(opened));
						case FINISH -> this.lifecycle.finish();
						case STOP -> stop(TIMEOUT);
						case FAIL -> this.lifecycle.fail("no port");
						case SUSPEND -> this.lifecycle.suspend("away");
					}
				}
			}));
		}
		for (CompletableFuture<Void> thread : storm) {
			thread.get(30, TimeUnit.SECONDS);
		}
		long open = opened.stream().filter((port) -> !port.isClosed()).count();
		assertThat(open).isEqualTo((this.lifecycle.state() == ServerState.LISTENING) ? 1 : 0);
		shutDown();
		assertThat(opened).allMatch(ServerSocket::isClosed);
	}

	private boolean stop(Duration timeout) {
		this.lifecycle.beginStop(timeout);
		return this.lifecycle.stop();
	}

	private void shutDown() {
		this.lifecycle.beginShutDown(TIMEOUT);
		this.lifecycle.stop();
	}

	private void bring(ServerState state) throws IOException {
		switch (state) {
			case STOPPED -> {
			}
			case LISTENING -> make(Move.LISTEN);
			case FINISHED -> make(Move.FINISH);
			case FAILED -> make(Move.FAIL);
		}
		assertThat(this.lifecycle.state()).isEqualTo(state);
	}

	private boolean make(Move move) {
		return switch (move) {
			case LISTEN -> this.lifecycle.listen(acceptor(this.ports));
			case FINISH -> this.lifecycle.finish();
			case STOP -> stop(TIMEOUT);
			case FAIL -> this.lifecycle.fail("no port");
			case SUSPEND -> this.lifecycle.suspend("away");
		};
	}

	private static Acceptor acceptor(Collection<ServerSocket> ports) {
		try {
			ServerSocket port = ServerSocketChannel.open()
				.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1)
				.socket();
			ports.add(port);
			return new Acceptor(port, ClientCapacityTests.onePlace(), (socket) -> {
			}, new ServerErrors("echo1", new ServerErrorLog(System::nanoTime)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private enum Move {

		LISTEN, FINISH, STOP, FAIL, SUSPEND

	}

}
