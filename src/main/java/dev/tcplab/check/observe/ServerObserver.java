package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.Restart.Stranger;
import dev.tcplab.check.observe.ServerObservation.BindProblem;
import dev.tcplab.check.program.ListeningSocket;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes.SocketCall;
import org.jspecify.annotations.Nullable;

/**
 * Starts, talks to, and interrupts a server. If it served all clients, it is started
 * again for unusual clients.
 */
public final class ServerObserver {

	/** The time in which a server ends if a client's behavior is fatal. */
	private static final Duration DEATH = Duration.ofMillis(150);

	private static final Duration SLOW_DEATH = Duration.ofSeconds(1);

	/** One for HTTP, one for the clients, and one more. */
	private static final int MOST_PORTS = 3;

	private static final byte[] TEST = { 'T', 'e', 's', 't' };

	private static final byte[] NOT_UTF_8 = { 'h', (byte) 0xe9, (byte) 0xff, (byte) 0xfe };

	private final Exercise exercise;

	private final Timeouts timeouts;

	/** The index of the socket for the clients; the first opened has 0. */
	private int place;

	public ServerObserver(Exercise exercise, Timeouts timeouts) {
		this.exercise = exercise;
		this.timeouts = timeouts;
	}

	public ServerObservation observe(Starter starter) throws IOException, InterruptedException {
		ServerObservation first;
		try (Program program = starter.start(0)) {
			first = first(program);
		}
		return isWorthRestart(first) ? first.with(restart(starter)) : first;
	}

	private ServerObservation first(Program program) throws IOException, InterruptedException {
		Optional<ListeningSocket> socket = program.awaitListening(this.timeouts.start(), 1).stream().findFirst();
		if (socket.isEmpty()) {
			BindProblem problem = bindProblem(program);
			return ServerObservation.notListening(ProgramObservation.end(program, program.awaitEnd(Duration.ZERO)),
					problem);
		}
		Heard heard = converse(program, socket.get());
		Talks talks = heard.talks();
		boolean stays = this.exercise.end() == null && ServerObservation.isComplete(this.exercise, talks.talks());
		boolean ended = talks.ended() || stays && endsAfterClients(program);
		Interrupt interrupt = (stays && !ended) ? interrupt(program) : Interrupt.NOT_TRIED;
		// The server may end at this moment.
		ended |= interrupt.state() == Interrupt.State.IMPOSSIBLE && !program.isAlive();
		BindProblem problem = talks.isFirstAnswered() ? BindProblem.NONE : bindProblem(program);
		return ServerObservation.of(ProgramObservation.end(program, ended), heard.address(), problem, talks, interrupt);
	}

	// An exit or a traceback takes a moment after the last answer.
	private static boolean endsAfterClients(Program program) throws InterruptedException {
		if (!program.awaitEnd(DEATH)) {
			program.awaitIdle();
		}
		return program.awaitEnd(Duration.ZERO);
	}

	// A server may listen on several ports, for example if it also serves HTTP.
	private Heard converse(Program program, ListeningSocket first) throws IOException, InterruptedException {
		List<Integer> tried = new ArrayList<>();
		Optional<ListeningSocket> next = Optional.of(first);
		Heard heard;
		do {
			ListeningSocket socket = next.orElseThrow();
			tried.add(socket.address().getPort());
			// Not by the port, because it may change at the second start.
			this.place = Math.max(0, ports(program).indexOf(socket.address().getPort()));
			heard = new Heard(socket.address(),
					new Conversation(this.exercise, program, socket.reachable(), this.timeouts).hold());
			next = program.listening()
				.stream()
				.filter((other) -> !tried.contains(other.address().getPort()))
				.findFirst();
		}
		while (next.isPresent() && tried.size() < MOST_PORTS && !heard.talks().isFirstAnswered());
		return heard;
	}

	private static List<Integer> ports(Program program) throws IOException {
		return program.listening().stream().map((socket) -> socket.address().getPort()).toList();
	}

	private Interrupt interrupt(Program program) throws IOException, InterruptedException {
		int part = program.startPart();
		if (!program.interrupt()) {
			return Interrupt.IMPOSSIBLE;
		}
		boolean ended = program.awaitEnd(this.timeouts.end());
		Interrupt.State state = !ended ? Interrupt.State.IGNORED
				: program.listening().isEmpty() ? Interrupt.State.ENDED : Interrupt.State.STILL_LISTENING;
		return new Interrupt(state, program.console().part(part).text(), ended ? program.exitCode() : 0);
	}

	private boolean isWorthRestart(ServerObservation first) {
		boolean ended = (this.exercise.end() != null) ? first.program().ended()
				: first.interrupt().state() == Interrupt.State.ENDED
						|| first.interrupt().state() == Interrupt.State.IMPOSSIBLE;
		return ended && first.isComplete(this.exercise);
	}

	private @Nullable Restart restart(Starter starter) throws IOException, InterruptedException {
		try (Program program = starter.start(0)) {
			Optional<ListeningSocket> socket = awaitSamePlace(program);
			if (socket.isEmpty()) {
				return null;
			}
			Stranger fatal = fatal(program, socket.get().reachable());
			String printed = program.console().part(0).text();
			Interrupt interrupt = (this.exercise.end() == null) ? Interrupt.NOT_TRIED
					: (fatal == null) ? interruptIdle(program) : interrupt(starter);
			return new Restart(fatal, printed, interrupt);
		}
	}

	// A server that ends by itself is interrupted while it waits for its first client.
	private Interrupt interrupt(Starter starter) throws IOException, InterruptedException {
		try (Program program = starter.start(0)) {
			return awaitSamePlace(program).isEmpty() ? Interrupt.NOT_TRIED : interruptIdle(program);
		}
	}

	private Interrupt interruptIdle(Program program) throws IOException, InterruptedException {
		program.awaitIdle();
		return interrupt(program);
	}

	private Optional<ListeningSocket> awaitSamePlace(Program program) throws IOException, InterruptedException {
		return program.awaitListening(this.timeouts.start(), this.place + 1).stream().skip(this.place).findFirst();
	}

	// One after another to identify the fatal client.
	private @Nullable Stranger fatal(Program program, InetSocketAddress server) throws InterruptedException {
		new TestClient(1, 0, server, this.timeouts.answer()).close();
		if (!survives(program, server)) {
			return Stranger.SILENT;
		}
		new TestClient(2, 0, server, this.timeouts.answer()).reset();
		if (!survives(program, server)) {
			return Stranger.RESETTING;
		}
		if (!serves(server, TEST)) {
			program.awaitEnd(SLOW_DEATH);
			return Stranger.SILENT_OR_RESETTING;
		}
		boolean dead = !serves(server, NOT_UTF_8) && program.awaitEnd(SLOW_DEATH);
		return dead ? Stranger.NOT_UTF_8 : null;
	}

	// An answer to the next client takes less time than waiting, but an exercise that
	// ends
	// allows few clients.
	private boolean survives(Program program, InetSocketAddress server) throws InterruptedException {
		return (this.exercise.end() != null) ? !program.awaitEnd(DEATH)
				: serves(server, TEST) || !program.awaitEnd(SLOW_DEATH);
	}

	private boolean serves(InetSocketAddress server, byte[] message) {
		try (TestClient client = new TestClient(1, 0, server, this.timeouts.answer())) {
			return client.send(message).read(this.timeouts.answer(), DEATH).isAnswered();
		}
	}

	// The reason that the lesson's program prints is only a guess.
	private static BindProblem bindProblem(Program program) {
		List<SocketCall> binds = program.notes().binds();
		if (binds.isEmpty()) {
			return BindProblem.NONE;
		}
		SocketCall last = binds.get(binds.size() - 1);
		if (!isOfThisMachine(last.host())) {
			return BindProblem.FOREIGN;
		}
		boolean taken = last.port().matches("\\d{1,5}")
				&& Program.isPortTaken(Integer.parseInt(last.port()), !last.reuse());
		return taken ? BindProblem.TAKEN : BindProblem.NONE;
	}

	private static boolean isOfThisMachine(String host) {
		try {
			InetAddress address = InetAddress.getByName(host.isEmpty() ? "0.0.0.0" : host);
			return address.isAnyLocalAddress() || address.isLoopbackAddress()
					|| NetworkInterface.getByInetAddress(address) != null;
		}
		catch (UnknownHostException ex) {
			return false;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private record Heard(InetSocketAddress address, Talks talks) {
	}

}
