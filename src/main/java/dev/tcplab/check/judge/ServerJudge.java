package dev.tcplab.check.judge;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Interrupt;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.Restart;
import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.Talk;
import dev.tcplab.console.PythonAddress;

/**
 * The rules for a server.
 */
final class ServerJudge {

	private static final String NO_CONSOLE = "a server that runs elsewhere has no console here";

	static final List<Rule<ServerJudge>> RULES = List.of(
			Rule.of(Point.STARTS, ServerJudge::starts).when(ServerJudge::isVisible),
			Rule.of(Point.LISTENS, ServerJudge::listens, Point.STARTS),
			Rule.of(Point.FIRST_CLIENT, ServerJudge::firstClient, Point.LISTENS),
			Rule.of(Point.ANSWER, ServerJudge::answer, Point.FIRST_CLIENT),
			Rule.of(Point.CLIENTS, ServerJudge::clients, Point.FIRST_CLIENT),
			Rule.of(Point.CONSOLE, ServerJudge::console, Point.FIRST_CLIENT),
			Rule.of(Point.END, ServerJudge::end, Point.CLIENTS),
			Rule.of(Point.LIST, ServerJudge::list, Point.CLIENTS).when(ServerJudge::hasList),
			Rule.of(Point.CTRL_C, ServerJudge::ctrlC, Point.END).when((judge) -> !judge.isEnding()),
			Rule.of(Point.CTRL_C, ServerJudge::ctrlC, Point.ANSWER, Point.CONSOLE, Point.END, Point.LIST)
				.when(ServerJudge::isEnding),
			Rule.of(Point.PORT, ServerJudge::port, Point.LISTENS), Rule.of(Point.ROBUST, ServerJudge::robust,
					Point.ANSWER, Point.CONSOLE, Point.END, Point.LIST, Point.CTRL_C));

	private final Exercise exercise;

	private final ServerObservation seen;

	private final ProgramObservation program;

	private final boolean strict;

	private final List<Turn> turns;

	ServerJudge(Exercise exercise, ServerObservation seen, boolean strict) {
		this.exercise = exercise;
		this.seen = seen;
		this.program = seen.program();
		this.strict = strict;
		this.turns = IntStream.range(0, seen.talks().size()).mapToObj(this::turn).toList();
	}

	private Turn turn(int index) {
		Talk talk = this.seen.talks().get(index);
		int step = Math.min(index, this.exercise.steps().size() - 1);
		return new Turn(this.exercise.steps().get(step), talk, this.program.part(talk.part()).text());
	}

	private boolean isVisible() {
		return this.program.visible();
	}

	/**
	 * Returns whether the server is to end by itself after its clients.
	 */
	private boolean isEnding() {
		return this.exercise.end() != null;
	}

	// Where every line counts, the list is part of the console.
	private boolean hasList() {
		return isEnding() && !(this.strict && this.seen.isComplete(this.exercise.steps().size()));
	}

	private List<Turn> answered() {
		return this.turns.stream().filter(Turn::isAnswered).toList();
	}

	private List<Finding> starts() {
		return notListening().filter((reason) -> reason.point() == Point.STARTS)
			.map(List::of)
			.orElseGet(() -> List.of(Point.STARTS.passed("")));
	}

	private List<Finding> listens() {
		return List.of(notListening().orElseGet(() -> Point.LISTENS.passed(bound())));
	}

	private Optional<Finding> notListening() {
		return this.seen.isListening() ? Optional.empty()
				: Optional.of(new StartJudge(this.program, this.seen.lastBind()).reason());
	}

	private String bound() {
		InetSocketAddress bound = this.seen.bound();
		return (bound != null) ? PythonAddress.tuple(bound) : "";
	}

	private List<Finding> firstClient() {
		Turn first = this.turns.get(0);
		return List.of(first.isAnswered() ? Point.FIRST_CLIENT.passed("")
				: new UnansweredJudge(this.seen, Point.FIRST_CLIENT).first(first));
	}

	private List<Finding> answer() {
		return new AnswerJudge(this.exercise, answered(), this.strict).judge();
	}

	private List<Finding> clients() {
		int steps = this.exercise.steps().size();
		return List.of(this.seen.isComplete(steps) ? Point.CLIENTS.passed("%d clients".formatted(steps))
				: new UnansweredJudge(this.seen, Point.CLIENTS).later(this.turns.get(this.turns.size() - 1),
						isEnding()));
	}

	private List<Finding> console() {
		if (!isVisible()) {
			return List.of(Point.CONSOLE.notRun(NO_CONSOLE));
		}
		return this.strict ? List.of(strictConsole()) : new ConsoleJudge(this.exercise, this.seen, answered()).judge();
	}

	private Finding strictConsole() {
		List<Placeholders> clients = answered().stream().map(Turn::placeholders).toList();
		String server = this.program.notes()
			.replaced()
			.stream()
			.findFirst()
			.map((address) -> address.host() + ", " + address.port())
			.orElseGet(this::boundInWords);
		boolean stopped = this.seen.interrupt().state().isTried();
		return StrictJudge.judge(Point.CONSOLE, StrictJudge.expected(this.exercise, clients, server, stopped),
				this.program.output());
	}

	private String boundInWords() {
		InetSocketAddress bound = this.seen.bound();
		return (bound != null) ? PythonAddress.host(bound.getAddress()) + ", " + bound.getPort() : "";
	}

	private List<Finding> end() {
		return isEnding() ? ends() : List.of(goesOn());
	}

	private Finding goesOn() {
		int clients = this.turns.size();
		if (!this.program.ended()) {
			return Point.END.passed("goes on after %d clients".formatted(clients));
		}
		return Crash.findingOf(this.program, Point.END)
			.orElseGet(() -> Point.END
				.failed("It ended after client %d.".formatted(clients), "This server goes on until Ctrl-C.")
				.quotingLast(this.program.printed()));
	}

	private List<Finding> ends() {
		int clients = this.turns.size();
		Talk beyond = this.seen.beyond();
		if (beyond != null && (beyond.isAnswered() || !isVisible() && beyond.ending() == Talk.Ending.OPEN)) {
			return List.of(Point.END.failed("It goes on after %d clients.".formatted(clients),
					"Leave the loop once %d clients have been served: while n < %1$d, with n counted from 0."
						.formatted(clients)));
		}
		if (isVisible() && !this.program.ended()) {
			return List.of(Point.END.failed("It does not end after %d clients.".formatted(clients),
					"Leave the loop, print the list and close the listening socket. Does it wait for another accept()?"));
		}
		return Crash.findingOf(this.program, Point.END)
			.map(List::of)
			.orElseGet(() -> Stream
				.concat(Stream.of(Point.END.passed("ends after %d clients".formatted(clients))),
						StartJudge.exitCode(this.program, Point.END).stream())
				.toList());
	}

	private List<Finding> list() {
		return isVisible() ? new ListJudge(this.seen, answered()).judge() : List.of(Point.LIST.notRun(NO_CONSOLE));
	}

	private List<Finding> ctrlC() {
		if (!isVisible()) {
			return List.of(Point.CTRL_C.notRun("a server that runs elsewhere is not stopped"));
		}
		Restart restart = this.seen.restart();
		if (isEnding() && restart != null && restart.fatal() != null) {
			return List.of(Point.CTRL_C.notRun("it had ended before"));
		}
		Interrupt interrupt = (isEnding() && restart != null) ? restart.interrupt() : this.seen.interrupt();
		return List.of(interrupted(interrupt));
	}

	private static Finding interrupted(Interrupt interrupt) {
		return switch (interrupt.state()) {
			case NOT_TRIED -> Point.CTRL_C.notRun();
			case IMPOSSIBLE -> Point.CTRL_C.notRun("this system cannot send it");
			case IGNORED -> Point.CTRL_C.failed("It goes on after Ctrl-C.",
					"Is there an except without a name inside the loop? It catches Ctrl-C too: name the exception, or leave the loop.");
			case STILL_LISTENING -> Point.CTRL_C.failed(
					"After Ctrl-C a process that it has started still listens, so the port stays taken.",
					"End your processes before the program ends.");
			case ENDED ->
				Crash.in(interrupt.printed()).map(ServerJudge::interrupted).orElseGet(() -> Point.CTRL_C.passed(""));
		};
	}

	private static Finding interrupted(Crash crash) {
		return crash.isInterrupt() ? Point.CTRL_C
			.failed("At Ctrl-C it ends with a traceback.",
					"Catch it around accept(): except KeyboardInterrupt: print(\"Server stopped by the user\"),"
							+ " then close the listening socket and end.")
			.quoting(crash.quote()) : crash.finding(Point.CTRL_C);
	}

	private List<Finding> port() {
		return this.program.notes().lackReuse() ? List.of(Point.PORT.remark("SO_REUSEADDR is not set before bind().",
				"Start the server again at once after it has served a client, and the port is taken for a minute."
						+ " ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) before bind() avoids that."))
				: List.of();
	}

	private List<Finding> robust() {
		Restart restart = this.seen.restart();
		if (restart == null || restart.fatal() == null) {
			return List.of();
		}
		String stranger = switch (restart.fatal()) {
			case SILENT -> "A client that connects and sends nothing";
			case RESETTING -> "A client that resets its connection";
			case SILENT_OR_RESETTING -> "A client that sends nothing, or one that resets its connection,";
			case NOT_UTF_8 -> "A message that is not UTF-8";
		};
		Finding reason = Crash.in(restart.printed())
			.map((crash) -> crash.finding(Point.ROBUST))
			.orElseGet(() -> Point.ROBUST.remark("It serves nobody after that.", null));
		return List.of(Point.ROBUST
			.remark("%s ends the service. %s".formatted(stranger, reason.fact()),
					"A server goes on with its next client: put a try around the talk, inside the loop.")
			.quoting(reason.quote()));
	}

}
