package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.ServerObservation.BindProblem;
import dev.tcplab.check.program.PythonNotes.SocketCall;

/** Explains why a server does not listen. */
record StartJudge(ProgramObservation program, BindProblem problem) {

	private static final List<String> LESSONS_EXCUSE = List.of("Problems using port", "Do you have permission");

	/** The texts of Python, the shell, and Java. */
	private static final Pattern MISSING = Pattern.compile(
			"(?:can't open file '|cannot open |error: file not found: )(?:[^'\\n]*/)?([^'/\\n:]+)(?:'?: \\[Errno 2\\]|: No such|\\n|$)");

	private static final int FIRST_FREE_PORT = 1024;

	/** Returns whether another program used the port, which may be free again now. */
	static boolean isPortTaken(Observation seen) {
		if (!(seen instanceof ServerObservation server) || server.isListening()) {
			return false;
		}
		StartJudge judge = new StartJudge(server.program(), server.lastBind());
		return server.lastBind() == BindProblem.TAKEN && judge.crash().isEmpty() || judge.hasLessonsExcuse()
				|| judge.crash().filter((crash) -> crash.is(CrashAdvice.TAKEN)).isPresent();
	}

	private boolean hasLessonsExcuse() {
		return LESSONS_EXCUSE.stream().anyMatch(printed()::contains);
	}

	Finding reason() {
		if (this.program.excess() != null) {
			return Crash.finding(this.program.excess(), Point.STARTS);
		}
		if (!this.program.ended()) {
			return notListening();
		}
		if (isAboutPort()) {
			return port().quoting(crash().map(Crash::quote).orElseGet(() -> Finding.lastLines(printed())));
		}
		boolean asking = crash().filter((crash) -> crash.is(CrashAdvice.NO_INPUT)).isPresent();
		Point point = (binds().isEmpty() || asking) ? Point.STARTS : Point.LISTENS;
		return crash().map((crash) -> crash.finding(point, this.program))
			.or(() -> Crash.signal(this.program.exitCode(), point))
			.or(this::missing)
			.orElseGet(this::ended);
	}

	// Any other error after bind() is not about the port.
	private boolean isAboutPort() {
		return crash().map((crash) -> CrashAdvice.kind(crash).filter(CrashAdvice::isAboutPort).isPresent())
			.orElseGet(this::hasLessonsExcuse);
	}

	private Optional<Finding> missing() {
		Matcher matcher = MISSING.matcher(printed());
		return matcher.find() ? Optional.of(Point.STARTS
			.failed("The file %s is missing.".formatted(matcher.group(1)),
					"Look for a typo in its name, and make sure that the file is in this folder.")
			.quotingLast(printed())) : Optional.empty();
	}

	private Finding notListening() {
		return Point.LISTENS.failed("It runs, but it does not listen.",
				binds().isEmpty() ? "Is there a bind() and a listen()? Does a loop before them never end?"
						: "bind() is there. Is listen() called after it, and the socket not closed before"
								+ " accept()? A UDP socket does not listen: it takes socket.SOCK_STREAM.");
	}

	private Finding ended() {
		int code = this.program.exitCode();
		if (code == 0 && printed().isBlank() && binds().isEmpty()) {
			return Point.STARTS.failed("It ended at once: it printed nothing and used no port.",
					"Look into the file: it may be empty, or contain only comments or functions that are never called.");
		}
		String how = (code == 0) ? "It ended by itself" : "It ended with exit code " + code;
		Finding finding = binds().isEmpty()
				? Point.STARTS.failed(how + " and never used a port.",
						"Is this the right file? A server binds, listens, and accepts clients in a loop.")
				: Point.LISTENS.failed(how + " before it accepted a client.",
						"After listen() there is a loop with accept(), and close() on the listening socket only after it.");
		return finding.quotingLast(printed());
	}

	private Finding port() {
		return cause().or(() -> crash().map((crash) -> crash.finding(Point.LISTENS, this.program)))
			.orElseGet(() -> Point.LISTENS.failed(
					"It printed the lesson's words for a port that cannot be used, and ended.",
					"The port is not the cause: something else failed inside the try. Print the exception, as in"
							+ " except OSError as e: print(e)."));
	}

	private Optional<Finding> cause() {
		if (binds().isEmpty()) {
			return Optional.empty();
		}
		SocketCall bind = binds().get(binds().size() - 1);
		return switch (this.problem) {
			case FOREIGN -> Optional
				.of(Point.LISTENS.failed("It binds to %s, which is not an address of this machine.".formatted(bind),
						"Write IP = \"127.0.0.1\", or \"0.0.0.0\" for clients elsewhere. Or check it with"
								+ " --loopback, which replaces the address."));
			case TAKEN -> Optional.of(Point.LISTENS.failed(
					"Its port %s is taken by another program, or by one that has just ended.".formatted(bind.port()),
					"End the other program. SO_REUSEADDR, set before bind(), lets a server start again at once."));
			case NONE ->
				isPrivileged(bind.port())
						? Optional.of(Point.LISTENS.failed("It is not allowed to use port %s.".formatted(bind.port()),
								"Ports below 1024 are reserved by the system: use one such as 8080."))
						: Optional.empty();
		};
	}

	private static boolean isPrivileged(String port) {
		return port.matches("[1-9]\\d{0,3}") && Integer.parseInt(port) < FIRST_FREE_PORT;
	}

	static Optional<Finding> exitCode(ProgramObservation program, Point point) {
		int code = program.exitCode();
		return (code == 0) ? Optional.empty() : Optional.of(point.remark("It ended with exit code %d.".formatted(code),
				"0 says that all went well, any other number that something failed."));
	}

	private List<SocketCall> binds() {
		return this.program.notes().binds();
	}

	private String printed() {
		return this.program.printed();
	}

	private Optional<Crash> crash() {
		return Crash.in(printed());
	}

}
