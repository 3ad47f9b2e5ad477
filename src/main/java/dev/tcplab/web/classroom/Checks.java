package dev.tcplab.web.classroom;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.observe.RemoteClient;
import dev.tcplab.check.observe.RemoteServer;
import dev.tcplab.check.observe.Timeouts;
import dev.tcplab.web.classroom.Students.Result;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Checks students' programs on their machines. Each check has a thread of its own. */
final class Checks {

	/** The start timeout is the time that a student has to start a client. */
	static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofSeconds(5));

	private static final int MOST_RESULTS = 200;

	private static final List<Integer> ANY_PORT = List.of(0);

	private final CheckLimits limits;

	private final Students students;

	private final @Nullable PortRange ports;

	private final Timeouts timeouts;

	private final Executor threads;

	private final AtomicLong lastId = new AtomicLong();

	private final Map<InetAddress, StudentCheck> running = new ConcurrentHashMap<>();

	private final Map<InetAddress, CheckView> finished = new LinkedHashMap<>(16, 0.75f, true);

	Checks(CheckLimits limits, Students students, @Nullable PortRange ports, Timeouts timeouts, Executor threads) {
		this.limits = limits;
		this.students = students;
		this.ports = ports;
		this.timeouts = timeouts;
		this.threads = threads;
	}

	/**
	 * Starts a check.
	 * @param port the port of a student's server; ignored for a client
	 * @throws ResponseStatusException 429 if the student must wait
	 */
	CheckView start(Viewer viewer, String name, Exercise exercise, int port) {
		this.limits.begin(viewer.address());
		boolean started = false;
		try {
			Exercise drawn = exercise.drawn(new Random());
			StudentCheck check = (exercise.kind() == Kind.SERVER) ? server(viewer, name, drawn, port)
					: client(viewer, name, drawn);
			started = start(check, viewer.address());
			return check.running();
		}
		finally {
			if (!started) {
				end(viewer.address());
			}
		}
	}

	private boolean start(StudentCheck check, InetAddress address) {
		this.running.put(address, check);
		try {
			this.threads.execute(() -> run(check, address));
			return true;
		}
		catch (RuntimeException | Error ex) {
			check.stop();
			throw ex;
		}
	}

	private StudentCheck server(Viewer viewer, String name, Exercise exercise, int port) {
		RemoteServer server = new RemoteServer(exercise, this.timeouts, new InetSocketAddress(viewer.address(), port));
		return new StudentCheck(this.lastId.incrementAndGet(), name, exercise, server, viewer.text(), port, null);
	}

	private StudentCheck client(Viewer viewer, String name, Exercise exercise) {
		RemoteClient client = listen(exercise, viewer.address());
		return new StudentCheck(this.lastId.incrementAndGet(), name, exercise, client, viewer.host(), client.port(),
				this.timeouts.start().toNanos());
	}

	private RemoteClient listen(Exercise exercise, InetAddress client) {
		List<Integer> taken = this.running.values().stream().map(StudentCheck::port).toList();
		for (int port : (this.ports != null) ? this.ports.ports() : ANY_PORT) {
			try {
				if (taken.contains(port)) {
					continue;
				}
				return new RemoteClient(exercise, this.timeouts, port, client);
			}
			catch (BindException ex) {
				// Another program uses it.
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (IOException ex) {
				throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
						"TCP Lab cannot open a port for the check. Tell your teacher: " + ex.getMessage(), ex);
			}
		}
		throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
				"All ports for checks are in use. Try again in a minute");
	}

	private void run(StudentCheck check, InetAddress address) {
		try {
			CheckView end = check.run();
			synchronized (this.finished) {
				this.finished.put(address, end);
				if (this.finished.size() > MOST_RESULTS) {
					this.finished.remove(this.finished.keySet().iterator().next());
				}
			}
			if (!CheckView.STOPPED.equals(end.result())) {
				this.students.add(address, check.name(), new Result(end.exercise(), end.result(), end.finding()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			end(address);
		}
	}

	private void end(InetAddress address) {
		this.running.remove(address);
		this.limits.end(address);
	}

	/** Returns the newest check of an address, if any. */
	@Nullable CheckView newest(InetAddress address) {
		StudentCheck check = this.running.get(address);
		if (check != null) {
			return check.running();
		}
		synchronized (this.finished) {
			return this.finished.get(address);
		}
	}

	/** Ends a check that waits for a client. */
	void stop(InetAddress address) {
		StudentCheck check = this.running.get(address);
		if (check != null) {
			check.stop();
		}
	}

	void close() {
		List.copyOf(this.running.values()).forEach(StudentCheck::stop);
	}

}
