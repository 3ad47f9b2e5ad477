package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Connection.Times;
import dev.tcplab.check.observe.Talk.Ending;
import org.jspecify.annotations.Nullable;

/** A server as in the lesson: answers one message of each client, and closes. */
final class TestServer implements AutoCloseable {

	/** A placeholder for random text in an answer. */
	private static final String TOKEN = "{token}";

	/** The longest pause between pieces of a message. */
	private static final Duration PAUSE = Duration.ofMillis(300);

	/** The longest pause if earlier messages arrived in one piece. */
	private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

	/**
	 * The time to wait for the port, because a program that is starting may still hold a
	 * copy of an earlier server's socket.
	 */
	private static final Duration TAKEN = Duration.ofSeconds(1);

	private static final int POLL_MILLIS = 20;

	/** More than any exercise needs, so it indicates an endless loop. */
	private static final int MOST_CONNECTIONS = 100;

	private static final int MOST_BYTES = 100_000;

	private final List<Step> steps;

	private final Duration patience;

	private final boolean strict;

	private final @Nullable InetAddress only;

	private final ServerSocket listening;

	private final List<Connection> connections = new CopyOnWriteArrayList<>();

	private final AtomicInteger open = new AtomicInteger();

	private final Thread acceptor;

	private volatile boolean last;

	private volatile boolean inPieces;

	private volatile boolean full;

	/**
	 * Listens.
	 * @param steps the answer for each connection; the last one repeats
	 * @param port the port; 0 means any free port
	 * @param patience how long a client may take to send, and to close
	 * @param strict whether the answers match the lesson exactly, so clients could know
	 * them
	 * @param only the address whose connections are accepted; null accepts all
	 */
	TestServer(List<Step> steps, int port, Duration patience, boolean strict, @Nullable InetAddress only)
			throws IOException, InterruptedException {
		this.steps = steps;
		this.patience = patience;
		this.strict = strict;
		this.only = only;
		this.listening = listen(port);
		this.acceptor = start(this::accept, "server on port " + port());
	}

	private static ServerSocket listen(int port) throws IOException, InterruptedException {
		long end = System.nanoTime() + TAKEN.toNanos();
		while (true) {
			try {
				ServerSocket socket = new ServerSocket(port);
				socket.setSoTimeout(POLL_MILLIS);
				return socket;
			}
			catch (BindException ex) {
				if (System.nanoTime() >= end) {
					throw ex;
				}
				TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
			}
		}
	}

	private static Thread start(Runnable work, String name) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	int port() {
		return this.listening.getLocalPort();
	}

	List<Connection> connections() {
		return this.connections.stream().sorted(Comparator.comparingInt(Connection::number)).toList();
	}

	boolean isBusy() {
		return this.open.get() > 0;
	}

	/** Returns whether a client opened more connections than are accepted. */
	boolean isFull() {
		return this.full;
	}

	/** Accepts the pending connections, but none after them, and waits for their end. */
	void finish() throws InterruptedException {
		this.last = true;
		this.acceptor.join(this.patience.toMillis());
		// The last connection may end a moment after the client.
		long end = System.nanoTime() + this.patience.multipliedBy(2).toNanos();
		while (isBusy() && System.nanoTime() - end < 0) {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
	}

	private void accept() {
		int number = 0;
		boolean more = true;
		while (more && !this.full) {
			try {
				Socket client = this.listening.accept();
				if (this.only == null || this.only.equals(client.getInetAddress())) {
					receive(client, ++number);
				}
				else {
					refuse(client);
				}
			}
			catch (SocketTimeoutException ex) {
				more = !this.last;
			}
			catch (IOException ex) {
				more = false;
			}
		}
	}

	private void receive(Socket client, int number) {
		long accepted = System.nanoTime();
		this.full = number > MOST_CONNECTIONS;
		this.open.incrementAndGet();
		// A client that keeps its connections open must not block itself.
		start(() -> serve(client, number, accepted), "client %d on port %d".formatted(number, port()));
	}

	private static void refuse(Socket client) {
		try {
			client.close();
		}
		catch (IOException ex) {
			// It is gone already.
		}
	}

	private void serve(Socket client, int number, long accepted) {
		try (client) {
			this.connections.add(talk(client, number, accepted));
		}
		catch (IOException ex) {
			// It was closed anyway.
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	private Connection talk(Socket client, int number, long accepted) {
		InetSocketAddress address = (InetSocketAddress) client.getRemoteSocketAddress();
		Step step = this.steps.get(Math.min(number, this.steps.size()) - 1);
		boolean certain = number > 1 && !this.inPieces;
		Received message = Received.from(client, this.patience, certain ? SHORT_PAUSE : PAUSE, MOST_BYTES);
		this.inPieces |= message.pieces() > 1;
		String text = new String(message.bytes(), StandardCharsets.UTF_8);
		Placeholders placeholders = new Placeholders(number, address, text, "");
		String usual = placeholders.fill(step.sent().replace(TOKEN, ""));
		String answer = this.strict ? usual : placeholders.fill(step.sent().replace(TOKEN, token()));
		long answered = System.nanoTime();
		boolean answerable = message.ending() != Ending.RESET && message.ending() != Ending.UNFINISHED;
		Received more = answerable ? answer(client, answer) : Received.nothing(message.ending());
		return new Connection(number, address, message.bytes(), message.pieces(),
				(message.ending() != Ending.UNFINISHED) ? answer : "", usual, more.bytes(),
				message.ending() == Ending.CLOSED, more.ending(), new Times(accepted, answered, System.nanoTime()));
	}

	private static String token() {
		Random random = ThreadLocalRandom.current();
		return " (%d)".formatted(random.nextInt(1000, 10000));
	}

	private Received answer(Socket client, String answer) {
		try {
			client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
			client.shutdownOutput();
		}
		catch (IOException ex) {
			return Received.nothing(Ending.RESET);
		}
		return Received.from(client, this.patience, this.patience, MOST_BYTES);
	}

	@Override
	public void close() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			// No client can connect anymore.
		}
	}

}
