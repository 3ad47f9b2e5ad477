package dev.tcplab.server.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.tcplab.concurrent.Deadline;
import dev.tcplab.proxy.MalformedProxyHeaderException;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.net.Preamble.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;

/**
 * One client's connection, on one thread from its opening to its close. Reads and writes
 * simply block: the deadline bounds them.
 */
final class ServerConnection extends TcpNetConnection {

	private final ConnectionContext context;

	private final Socket plain;

	private final Deadline deadline;

	private final long acceptedAt = Deadline.now();

	private Socket socket;

	private @Nullable InetSocketAddress client;

	private boolean local;

	private @Nullable Admission admission;

	private boolean drawn;

	private @Nullable ConnectionFaults faults;

	private @Nullable MessageExchange exchange;

	private @Nullable ClientInput input;

	private @Nullable InputStream stream;

	private volatile boolean idle;

	/**
	 * Creates the connection.
	 * @param plain the client's socket
	 * @param context what the server's connections have in common
	 * @param publisher of Spring Integration's events
	 * @param listener the name of the connection factory
	 * @throws IOException if the client has gone already
	 */
	ServerConnection(Socket plain, ConnectionContext context, ApplicationEventPublisher publisher, String listener)
			throws IOException {
		super(plain, true, false, publisher, listener);
		this.context = context;
		this.plain = plain;
		this.socket = plain;
		ServerSettings settings = context.settings();
		this.idle = mayBeProbe();
		if (settings.keepOpen()) {
			// Else a second answer would wait for the client's acknowledgement of the
			// first.
			plain.setTcpNoDelay(true);
		}
		this.deadline = new Deadline(plain);
		this.deadline.setAt(Deadline.after(settings.readTimeout(), this.acceptedAt));
	}

	/**
	 * Admits the client, unless more has to be known of it.
	 * @return whether it may be served, as far as is known
	 * @throws IOException if the client has gone already
	 */
	boolean admitAtOnce() throws IOException {
		if (!this.context.admitsAtOnce()) {
			return true;
		}
		identify();
		return admit();
	}

	/**
	 * Whether it takes a while to admit a client that is known to be one.
	 * @return whether {@link #admit(Consumer)} is to be asked
	 */
	boolean admitsLater() {
		return this.context.admitsAtOnce() && this.context.tracker().isShared();
	}

	/**
	 * Admits the client, and does not wait for it.
	 * @param then told whether the client may be served
	 * @throws IOException if the client has gone already
	 */
	void admit(Consumer<Boolean> then) throws IOException {
		identify();
		this.context.tracker().admit(this.client, (admission) -> {
			this.admission = admission;
			if (isAdmitted()) {
				drawFaults();
			}
			then.accept(isAdmitted());
		});
	}

	private void identify() throws IOException {
		if (this.client == null) {
			try {
				Origin origin = this.context.preamble().read(this.plain);
				this.client = origin.client();
				this.local = origin.local();
				this.idle = mayBeProbe();
			}
			catch (UntrustedProxyException ex) {
				throw ex;
			}
			catch (IOException ex) {
				admitUnnamed(ex);
				throw ex;
			}
		}
	}

	/**
	 * Admits a client that has not said who it is, so that it is accounted for; but not
	 * one that may be a probe.
	 */
	private void admitUnnamed(IOException cause) {
		boolean silent = cause instanceof MalformedProxyHeaderException malformed && malformed.received() == 0;
		if (!silent || !mayBeProbe()) {
			this.client = (InetSocketAddress) this.plain.getRemoteSocketAddress();
			this.idle = false;
			admit();
		}
	}

	/**
	 * Admits the client, once it is known who it is, unless it is admitted already.
	 * @return whether it may be served
	 */
	boolean admit() {
		if (this.admission == null) {
			this.admission = this.context.tracker().admit(this.client);
			if (isAdmitted()) {
				drawFaults();
			}
		}
		return isAdmitted();
	}

	private void drawFaults() {
		if (!this.drawn) {
			this.drawn = true;
			this.faults = this.context.faults().draw();
		}
	}

	/**
	 * Admits the client as {@link #admit()} does.
	 * @throws IOException if it may not be served
	 */
	void requireAdmission() throws IOException {
		if (!admit()) {
			throw new IOException("Beyond the limit");
		}
	}

	boolean isAdmitted() {
		return this.admission != null;
	}

	/**
	 * Returns the client's entry in the ledger.
	 * @return the entry, or {@code null} if the client is not admitted
	 */
	@Nullable Admission admission() {
		return this.admission;
	}

	@Override
	public void run() {
		try {
			publishConnectionOpenEvent();
			serve();
		}
		finally {
			close();
		}
	}

	private void serve() {
		boolean answeredBefore = false;
		exchange(true, this.acceptedAt);
		while (mayGoOn() && this.context.settings().keepOpen() && mayAwaitMore()) {
			answeredBefore = true;
			// Often the next message has come by its next turn, and need not be waited
			// for.
			Thread.yield();
			exchange(false, Deadline.now());
		}
		// A malformed message must not cost the answer to the one before.
		if (mayGoOn() || answeredBefore && this.exchange.outcome() == Outcome.ERROR) {
			Drain.drain(this.plain, this.socket, this.deadline);
		}
	}

	private boolean mayGoOn() {
		return this.exchange.isAnswered() && !this.exchange.endsByFault();
	}

	private void exchange(boolean first, long startedAt) {
		this.exchange = new MessageExchange(this, this.context, first, startedAt);
		this.exchange.run();
	}

	private boolean mayAwaitMore() {
		this.deadline.set(this.context.settings().readTimeout());
		this.idle = !hasMore();
		// Asked only now: a stop first says so and then looks for the idle.
		return !this.idle || !this.context.lifecycle().isStopping();
	}

	private boolean hasMore() {
		try {
			return this.stream.available() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Opens the stream of messages, unless it is open.
	 * @param exchange the exchange that now reads from it
	 * @return the stream
	 * @throws IOException if the connection failed, or the client cannot be served
	 */
	InputStream open(MessageExchange exchange) throws IOException {
		if (this.stream == null) {
			identify();
			if (!mayBeProbe()) {
				requireAdmission();
			}
			delayFirstRead(exchange);
			if (this.context.tls() != null) {
				this.socket = this.context.tls().accepted(this.plain, this.context.settings().ssl().clientAuth());
			}
			this.input = new ClientInput(this.socket.getInputStream(), exchange);
			this.stream = this.context.codec().buffer(this.input);
		}
		else {
			this.input.deliverTo(exchange);
		}
		return this.stream;
	}

	/**
	 * Whether anything could be read from it yet.
	 * @return whether the stream of messages is open
	 */
	boolean isOpened() {
		return this.stream != null;
	}

	private void delayFirstRead(MessageExchange exchange) throws IOException {
		if (this.context.faults().delayFirstRead()) {
			// One that is not admitted yet is drawn for all the same.
			drawFaults();
		}
		if (this.faults != null && !this.faults.settings().acceptDelay().isZero()) {
			exchange.meet(FaultKind.ACCEPT_DELAY);
			pause(this.faults.settings().acceptDelay());
		}
	}

	/**
	 * Waits, unless the server is being stopped.
	 * @param time how long
	 * @throws IOException if the deadline has passed
	 */
	void pause(Duration time) throws IOException {
		try {
			this.context.lifecycle()
				.awaitStopping(Math.min(TimeUnit.NANOSECONDS.convert(time), this.deadline.nanosLeft()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.deadline.require();
	}

	/**
	 * Reads and drops what comes, until the client ends its sending side, the read
	 * timeout is over or the server is being stopped.
	 * @throws IOException if the connection failed, or the time is over
	 */
	void readToEnd() throws IOException {
		InputStream stream = this.plain.getInputStream();
		byte[] dropped = new byte[1024];
		this.deadline.set(this.context.settings().readTimeout());
		this.idle = true;
		// Asked only now, as for a further message.
		while (!this.context.lifecycle().isStopping() && stream.read(dropped) >= 0) {
			// It is no message: nobody will answer it.
		}
	}

	/**
	 * Does nothing until the read timeout is over, the client has broken the connection
	 * or the server is being stopped.
	 * @throws IOException if the connection failed, or the time is over
	 */
	void beSilent() throws IOException {
		readToEnd();
		// A client that has ended its sending side may still wait for an answer.
		pause(ChronoUnit.FOREVER.getDuration());
	}

	@Override
	public Object getPayload() {
		return this.exchange.takeMessage();
	}

	@Override
	public void send(Message<?> reply) {
		this.exchange.answer((byte[]) getMapper().fromMessage(reply));
	}

	/**
	 * Returns what the server does badly to this client on purpose.
	 * @return the faults, or {@code null} if there are none
	 */
	@Nullable ConnectionFaults faults() {
		return this.faults;
	}

	/**
	 * Returns the connection without TLS.
	 * @return the socket
	 */
	Socket plain() {
		return this.plain;
	}

	/**
	 * Returns where answers are written.
	 * @return the socket, secured if the server's connections are
	 */
	Socket socket() {
		return this.socket;
	}

	Deadline deadline() {
		return this.deadline;
	}

	/**
	 * Whether it is no client if it leaves without sending anything.
	 * @return whether it may be the probe of a balancer
	 */
	boolean mayBeProbe() {
		return this.local || this.context.settings().ignoreEmpty();
	}

	/**
	 * Whether a proxy has connected for itself.
	 * @return whether it is no client however long it is silent
	 */
	boolean isLocal() {
		return this.local;
	}

	boolean isIdle() {
		return this.idle;
	}

	/**
	 * A message of the client has begun.
	 */
	void endIdleness() {
		this.idle = false;
	}

	/**
	 * Closes the connection if it only waits for a message.
	 */
	void closeIfIdle() {
		if (this.idle) {
			// A secured socket would first wait for the thread that writes to it.
			this.deadline.closeSocket();
		}
	}

	/**
	 * Closes a connection that could not be run.
	 */
	void abandon() {
		new MessageExchange(this, this.context, true, this.acceptedAt).abandon();
		close();
	}

}
