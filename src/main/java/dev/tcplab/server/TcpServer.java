package dev.tcplab.server;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One of the servers of this process, as others see and steer it. Any number of threads
 * may use it at once.
 */
public final class TcpServer {

	private final String name;

	private final ServerSettings settings;

	private final Admission admission;

	private final Faults faults;

	private final Listener listener;

	private volatile boolean ending;

	TcpServer(String name, ServerSettings settings, Admission admission, Faults faults, Listener listener) {
		this.name = name;
		this.settings = settings;
		this.admission = admission;
		this.faults = faults;
		this.listener = listener;
	}

	/**
	 * Returns the server's name.
	 * @return the name, which is also that of its profile
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns what the server does now.
	 * @return the state
	 */
	public ServerState state() {
		return this.listener.state();
	}

	/**
	 * Returns why the server has failed.
	 * @return the reason, or {@code null} in any other state
	 */
	public @Nullable String failure() {
		return this.listener.failure();
	}

	/**
	 * Returns the last fault that cost a client its answer, such as a want of file
	 * descriptors.
	 * @return the fault, or {@code null} if there was none
	 */
	public @Nullable Fault lastFault() {
		return this.faults.last();
	}

	/**
	 * Returns the port on which the server listens.
	 * @return the port; while the server is stopped, the last one or as configured
	 */
	public int port() {
		return this.listener.getPort();
	}

	/**
	 * Returns when the server last began to listen.
	 * @return the moment, or {@code null} if it never has
	 */
	public @Nullable Instant startedAt() {
		return this.listener.startedAt();
	}

	/**
	 * Returns the settings in force.
	 * @return the settings
	 */
	public ServerSettings settings() {
		return this.settings;
	}

	/**
	 * Returns what the server has counted and whom it has attended.
	 * @return all of it at one moment
	 */
	public History history() {
		return this.admission.history();
	}

	/**
	 * Returns how many clients were accepted since the process began.
	 * @return the number, which never becomes less
	 */
	public long everAccepted() {
		return this.admission.everAdmitted();
	}

	/**
	 * Returns how many clients were rejected since the process began.
	 * @return the number, which never becomes less
	 */
	public long everRejected() {
		return this.admission.everRejected();
	}

	/**
	 * Returns how many clients are connected now.
	 * @return the number
	 */
	public long active() {
		return this.admission.present();
	}

	/**
	 * Starts to listen, unless the server does so already.
	 * @throws CannotListenException if the port cannot be had, the limit allows no more
	 * clients, or the application is about to end
	 */
	public void start() {
		if (this.ending) {
			throw CannotListenException.ending(this.name);
		}
		if (!this.listener.tryStart()) {
			throw CannotListenException.finished(this.name, this.settings.limit());
		}
	}

	/**
	 * Stops listening. Exchanges under way get the stop timeout to finish, and are waited
	 * for.
	 */
	public void stop() {
		this.listener.stop();
	}

	/**
	 * Forgets the counts and the clients: the next client is the first one, and the limit
	 * begins anew. Does not start a server that has finished.
	 */
	public void forget() {
		this.admission.forget();
	}

	/**
	 * Begins the integration flow that makes the server's answers.
	 * @return an inbound gateway, whose messages are the clients' as {@code byte[]} and
	 * whose replies are {@code byte[]} too
	 */
	ServerGatewaySpec gateway() {
		return new ServerGatewaySpec(this.name, this.listener);
	}

	/**
	 * Stops listening for good, while exchanges under way go on.
	 * @return how many clients are still connected
	 */
	int prepareToEnd() {
		this.ending = true;
		return this.listener.beforeShutdown();
	}

	/**
	 * Whether there is nothing left to do.
	 * @return whether the server has finished by its limit, and nobody is connected
	 */
	boolean hasFinished() {
		return this.listener.hasFinished();
	}

}
