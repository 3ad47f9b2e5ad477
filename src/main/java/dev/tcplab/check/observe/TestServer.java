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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Connection.Times;
import dev.tcplab.check.observe.Talk.Ending;

/** A server as in the lesson: answers one message of each client, and closes. */
final class TestServer implements AutoCloseable {

	/** A placeholder for random text in an answer. */
	private static final String TOKEN = "{token}";

	/** The longest pause between pieces of a message. */
	private static final int PAUSE_MILLIS = 300;

	/** The longest pause if earlier messages arrived in one piece. */
	private static final int SHORT_PAUSE_MILLIS = 100;

	/**
	 * The time to wait for the port, because a program that is starting may still hold a
	 * copy of an earlier server's socket.
	 */
	private static final Duration TAKEN = Duration.ofSeconds(1);

	private static final int TAKEN_POLL_MILLIS = 20;

	/** More than any exercise needs, so it indicates an endless loop. */
	private static final int MOST_CONNECTIONS = 100;

	private final List<Step> steps;

	private final Duration patience;

	private final boolean strict;

	private final ServerSocket listening;

	private final List<Connection> connections = new CopyOnWriteArrayList<>();

	private final AtomicInteger open = new AtomicInteger();

	private final CountDownLatch accepted = new CountDownLatch(1);

	private volatile int lastPort;

	private volatile boolean inPieces;

	private volatile boolean full;

	/**
	 * Listens.
	 * @param steps the answer for each connection; the last one repeats
	 * @param port the port; 0 means any free port
	 * @param patience how long a client may take to send, and to close
	 * @param strict whether the answers match the lesson exactly, so clients could know
	 * them
	 */
	TestServer(List<Step> steps, int port, Duration patience, boolean strict) throws IOException, InterruptedException {
		this.steps = steps;
		this.patience = patience;
		this.strict = strict;
		this.listening = listen(port);
		start(this::accept, "server on port " + port());
	}

	private static ServerSocket listen(int port) throws IOException, InterruptedException {
		long end = System.nanoTime() + TAKEN.toNanos();
		while (true) {
			try {
				return new ServerSocket(port);
			}
			catch (BindException ex) {
				if (System.nanoTime() >= end) {
					throw ex;
				}
				TimeUnit.MILLISECONDS.sleep(TAKEN_POLL_MILLIS);
			}
		}
	}

	private static void start(Runnable work, String name) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
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

	/** Accepts the pending connections, but none after them. */
	void acceptLast() throws IOException, InterruptedException {
		if (this.full) {
			return;
		}
		InetAddress here = InetAddress.getLoopbackAddress();
		// Connections are accepted in order, so this is the last.
		try (Socket last = new Socket()) {
			last.bind(new InetSocketAddress(here, 0));
			this.lastPort = last.getLocalPort();
			last.connect(new InetSocketAddress(here, port()), patience());
			this.accepted.await(patience(), TimeUnit.MILLISECONDS);
		}
		catch (SocketTimeoutException ex) {
			// A client fills the queue of connections at this moment.
		}
	}

	private void accept() {
		for (int number = 1; !this.full; number++) {
			try {
				Socket client = this.listening.accept();
				if (client.getPort() == this.lastPort) {
					client.close();
					break;
				}
				this.full = number > MOST_CONNECTIONS;
				int own = number;
				long accepted = System.nanoTime();
				this.open.incrementAndGet();
				// A client that keeps its connections open must not block itself.
				start(() -> serve(client, own, accepted), "client %d on port %d".formatted(own, port()));
			}
			catch (IOException ex) {
				break;
			}
		}
		this.accepted.countDown();
	}

	private void serve(Socket client, int number, long accepted) {
		try (client) {
			this.connections.add(talk(client, number, accepted));
		}
		catch (IOException ex) {
			// The client disconnected before it was served.
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	private Connection talk(Socket client, int number, long accepted) throws IOException {
		InetSocketAddress address = (InetSocketAddress) client.getRemoteSocketAddress();
		Step step = this.steps.get(Math.min(number, this.steps.size()) - 1);
		boolean certain = number > 1 && !this.inPieces;
		Received message = Received.from(client, patience(), certain ? SHORT_PAUSE_MILLIS : PAUSE_MILLIS);
		this.inPieces |= message.pieces() > 1;
		String text = new String(message.bytes(), StandardCharsets.UTF_8);
		Placeholders placeholders = new Placeholders(number, address, text, "");
		String usual = placeholders.fill(step.sent().replace(TOKEN, ""));
		String answer = this.strict ? usual : placeholders.fill(step.sent().replace(TOKEN, token()));
		long answered = System.nanoTime();
		boolean answerable = message.ending() != Ending.RESET && message.ending() != Ending.UNFINISHED;
		Received more = answerable ? answer(client, answer) : new Received(new byte[0], 0, message.ending());
		return new Connection(number, address, message.bytes(), message.pieces(),
				(message.ending() != Ending.UNFINISHED) ? answer : "", usual, more.bytes(),
				message.ending() == Ending.CLOSED, more.ending(), new Times(accepted, answered, System.nanoTime()));
	}

	private static String token() {
		Random random = ThreadLocalRandom.current();
		return " (%d)".formatted(random.nextInt(1000, 10000));
	}

	private Received answer(Socket client, String answer) throws IOException {
		try {
			client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
			client.shutdownOutput();
		}
		catch (IOException ex) {
			return Received.RESET;
		}
		return Received.from(client, patience(), patience());
	}

	private int patience() {
		return (int) this.patience.toMillis();
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
	}

}
