package dev.tcplab.check.judge;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes.SocketCall;

/**
 * Says why a server does not listen.
 */
final class StartJudge {

	private static final List<String> LESSONS_EXCUSE = List.of("Problems using port", "Do you have permission");

	private static final int FIRST_FREE_PORT = 1024;

	private final Program program;

	private final String printed;

	private final List<SocketCall> binds;

	private final Optional<Crash> crash;

	StartJudge(Program program) {
		this.program = program;
		this.printed = program.printedSince(Program.Mark.BEGIN);
		this.binds = program.notes().binds();
		this.crash = Crash.in(this.printed);
	}

	/**
	 * Finds the reason.
	 * @param findings where it goes
	 */
	void judge(Findings findings) {
		if (this.program.excess().isPresent()) {
			findings.failed(Point.STARTS, new Finding(this.program.excess().get()));
		}
		else if (this.program.isAlive()) {
			findings.passed(Point.STARTS, "");
			findings.failed(Point.LISTENS, notListening());
		}
		else if (this.crash.flatMap(CrashAdvice::kind).filter(CrashAdvice.NOBODY_TYPES::equals).isPresent()) {
			findings.failed(Point.STARTS, Finding.of(this.crash.get()));
		}
		else if (isAboutPort()) {
			findings.passed(Point.STARTS, "");
			findings.failed(Point.LISTENS, port().orElseGet(this::hidden));
		}
		else if (this.crash.isPresent()) {
			findings.failed(Point.STARTS, Finding.of(this.crash.get()));
		}
		else {
			ended(findings);
		}
	}

	private boolean isAboutPort() {
		return LESSONS_EXCUSE.stream().anyMatch(this.printed::contains)
				|| !this.binds.isEmpty() && this.crash.isPresent()
				|| this.crash.flatMap(CrashAdvice::kind).filter(CrashAdvice::isAboutPort).isPresent();
	}

	private Finding notListening() {
		if (this.program.notes().hasAsked()) {
			return new Finding("It asks a person with input() before it listens.",
					"A server waits for clients, not for somebody who types: leave input() out, or put it after listen().");
		}
		String advice = this.binds.isEmpty() ? "Is there a bind() and a listen()? Does a loop before them never end?"
				: "bind() is there. Is listen() called after it, and the socket not closed before"
						+ " accept()? A UDP socket does not listen: it takes socket.SOCK_STREAM.";
		return new Finding("It runs, but it does not listen.", advice);
	}

	private void ended(Findings findings) {
		int code = this.program.exitCode();
		String how = (code == 0) ? "It ended by itself" : "It ended with exit code " + code;
		if (this.binds.isEmpty()) {
			findings.failed(Point.STARTS,
					new Finding(how + " and never used a port.",
							"Is this the right file? A server binds, listens, and accepts clients in a loop.")
						.quotingLast(this.printed));
		}
		else {
			findings.passed(Point.STARTS, "");
			findings.failed(Point.LISTENS, new Finding(how + " before it accepted a client.",
					"After listen() there is a loop with accept(), and close() on the listening socket only after it.")
				.quotingLast(this.printed));
		}
	}

	private Optional<Finding> port() {
		Optional<Finding> known = this.binds.isEmpty() ? Optional.empty()
				: cause(this.binds.get(this.binds.size() - 1));
		return known.or(() -> this.crash.map(Finding::of)).map((finding) -> finding.quoting(quote()));
	}

	// What the lesson's program says is a guess.
	private Optional<Finding> cause(SocketCall bind) {
		String where = bind.host() + ":" + bind.port();
		if (!isOfThisMachine(bind.host())) {
			return Optional.of(new Finding("It binds to %s, which is not an address of this machine.".formatted(where),
					"Write IP = \"127.0.0.1\", or \"0.0.0.0\" for clients elsewhere. Or check it with"
							+ " --tcp-lab.check.loopback=true, which replaces the address."));
		}
		int port = number(bind.port());
		if (Program.isTaken(port)) {
			return Optional.of(new Finding(
					"Its port %d is taken by another program, or by one that has just ended.".formatted(port),
					"End the other program. SO_REUSEADDR, set before bind(), lets a server start again at once."));
		}
		return (port > 0 && port < FIRST_FREE_PORT) ? Optional.of(new Finding("It may not use port %d.".formatted(port),
				"Ports below 1024 are the system's: use one such as 8080.")) : Optional.empty();
	}

	private Finding hidden() {
		return new Finding("It printed the lesson's words for a port that cannot be used, and ended.",
				"The port is not the cause: something else failed inside the try. Print the exception, as in"
						+ " except OSError as e: print(e).")
			.quotingLast(this.printed);
	}

	private List<String> quote() {
		return this.crash.map(Crash::quote).orElseGet(() -> Finding.lastLines(this.printed));
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

	private static int number(String port) {
		try {
			return Integer.parseInt(port);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

}
