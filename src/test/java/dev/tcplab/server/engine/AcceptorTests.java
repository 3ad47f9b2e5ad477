package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Wire;
import dev.tcplab.server.engine.ClientCapacity.Places;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accepting clients after failures.
 */
@Timeout(60)
class AcceptorTests {

	private final Queue<Throwable> toThrow = new ConcurrentLinkedQueue<>();

	private final BlockingQueue<Socket> received = new LinkedBlockingQueue<>();

	private final Places places = ClientCapacityTests.onePlace();

	private final ServerErrors errors = new ServerErrors("echo1", new ServerErrorLog(System::nanoTime));

	private final FaultyServerSocket socket = new FaultyServerSocket();

	private final Acceptor acceptor = new Acceptor(this.socket, this.places, this::receive, this.errors);

	AcceptorTests() throws IOException {
	}

	private void receive(Socket client) throws IOException {
		this.places.giveBack();
		client.close();
		throwNext();
		this.received.add(client);
	}

	private void throwNext() throws IOException {
		Throwable next = this.toThrow.poll();
		if (next instanceof IOException ex) {
			throw ex;
		}
		if (next instanceof Error ex) {
			throw ex;
		}
	}

	@AfterEach
	void close() throws InterruptedException {
		this.acceptor.close();
		assertThat(this.places.awaitAllFree(TimeUnit.SECONDS.toNanos(30))).isTrue();
	}

	@Test
	void acceptsAfterTooManyOpenFiles() throws Exception {
		for (int i = 0; i < 3; i++) {
			this.socket.toThrow.add(new IOException("Too many open files"));
		}
		assertNextClientIsReceived();
		assertThat(this.errors.last().description()).isEqualTo("Too many open files");
		assertThat(this.errors.last().count()).isEqualTo(3);
	}

	@Test
	void acceptsAfterFailedConnection() throws Exception {
		this.toThrow.add(new IOException("Invalid argument"));
		try (Wire lost = Wire.connect(this.socket.getLocalPort())) {
			lost.send("hi");
			assertNextClientIsReceived();
			assertThat(this.errors.last().description()).isEqualTo("Invalid argument");
		}
	}

	@Test
	void acceptsAfterLackOfThread() throws Exception {
		this.toThrow.add(new OutOfMemoryError("unable to create native thread"));
		try (Wire lost = Wire.connect(this.socket.getLocalPort())) {
			lost.send("hi");
			assertNextClientIsReceived();
			assertThat(this.errors.last().description()).endsWith("unable to create native thread");
		}
	}

	@Test
	void acceptsOnOneThread() throws Exception {
		assertNextClientIsReceived();
		this.acceptor.run();
		assertThat(this.socket.isClosed()).isFalse();
	}

	@Test
	void bindsAgainOncePortIsFree() throws Exception {
		ServerSettings settings = new ServerSettingsResolver(new MockEnvironment(), Map.of("port", 0)).resolve("echo1",
				Map.of());
		ServerSocket copy = new ServerSocket(0);
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<ServerSocket> again = CompletableFuture.supplyAsync(() -> {
			begun.countDown();
			return Acceptor.bindAgain("echo1", settings, copy.getLocalPort());
		});
		begun.await();
		copy.close();
		again.get(30, TimeUnit.SECONDS).close();
	}

	private void assertNextClientIsReceived() throws Exception {
		new Thread(this.acceptor).start();
		try (Wire client = Wire.connect(this.socket.getLocalPort())) {
			client.send("hi");
			assertThat(this.received.poll(30, TimeUnit.SECONDS)).isNotNull();
		}
	}

	private static final class FaultyServerSocket extends ServerSocket {

		private final Queue<IOException> toThrow = new ConcurrentLinkedQueue<>();

		FaultyServerSocket() throws IOException {
			super(0, 50, InetAddress.getLoopbackAddress());
		}

		@Override
		public Socket accept() throws IOException {
			IOException next = this.toThrow.poll();
			if (next != null) {
				throw next;
			}
			return super.accept();
		}

	}

}
