package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

import dev.tcplab.check.program.ListeningSocket;
import dev.tcplab.check.program.Program;

/** A server under test. Default methods describe a server that runs elsewhere. */
interface Server {

	Server ELSEWHERE = new Server() {
	};

	default int startPart() {
		return 0;
	}

	default Optional<InetSocketAddress> awaitListening(Duration timeout) throws IOException, InterruptedException {
		return Optional.empty();
	}

	default boolean lacksReuse() {
		return false;
	}

	default boolean awaitPrinted(int part, String text, Duration timeout) throws InterruptedException {
		return true;
	}

	/** Returns false if the clients may be meant for another socket. */
	default boolean hasOneSocket() throws IOException {
		return true;
	}

	/** Returns the number of pending connections, or -1 if it is unknown. */
	default int waiting() throws IOException {
		return -1;
	}

	/** Returns whether a process of the server listens, even after the server ended. */
	default boolean isListening() throws IOException {
		return false;
	}

	default boolean awaitEnd(Duration timeout) throws InterruptedException {
		return false;
	}

	record Started(Program program) implements Server {

		@Override
		public int startPart() {
			return this.program.console().startPart();
		}

		@Override
		public Optional<InetSocketAddress> awaitListening(Duration timeout) throws IOException, InterruptedException {
			return this.program.awaitListening(timeout, 1).stream().findFirst().map(ListeningSocket::reachable);
		}

		@Override
		public boolean lacksReuse() {
			return this.program.notes().lackReuse();
		}

		@Override
		public boolean awaitPrinted(int part, String text, Duration timeout) throws InterruptedException {
			return this.program.await(() -> this.program.console().part(part).text().contains(text), timeout);
		}

		@Override
		public boolean hasOneSocket() throws IOException {
			return this.program.isAlive() && this.program.listening().size() <= 1;
		}

		@Override
		public int waiting() throws IOException {
			return this.program.listening().stream().mapToInt(ListeningSocket::waiting).max().orElse(-1);
		}

		@Override
		public boolean isListening() throws IOException {
			return !this.program.listening().isEmpty();
		}

		@Override
		public boolean awaitEnd(Duration timeout) throws InterruptedException {
			return this.program.awaitEnd(timeout);
		}

	}

}
