package dev.tcplab.check.judge;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Interrupt;
import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.Restart;
import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.Talk;
import dev.tcplab.console.PythonAddress;

record ServerJudge(Exercise exercise, ServerObservation seen, boolean strict) {

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

	private ProgramObservation program() {
		return this.seen.program();
	}

	private List<Turn> turns() {
		return IntStream.range(0, this.seen.talks().size()).mapToObj(this::turn).toList();
	}

	private Turn turn(int index) {
		Talk talk = this.seen.talks().get(index);
		int step = Math.min(index, this.exercise.steps().size() - 1);
		return new Turn(this.exercise.steps().get(step), talk, program().part(talk.part()).text());
	}

	private boolean isVisible() {
		return program().visible();
	}

	private boolean isEnding() {
		return this.exercise.end() != null;
	}

	// If every line counts, the list is part of the console.
	private boolean hasList() {
		return isEnding() && !(this.strict && this.seen.isComplete(this.exercise));
	}

	private List<Turn> answered() {
		return turns().stream().filter(Turn::isAnswered).toList();
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
		if (!isVisible()) {
			return turns().get(0).talk().isConnected() ? Optional.empty() : Optional.of(notThere());
		}
		return this.seen.isListening() ? Optional.empty()
				: Optional.of(new StartJudge(program(), this.seen.lastBind()).reason());
	}

	private Finding notThere() {
		boolean refused = turns().get(0).talk().ending() == Talk.Ending.REFUSED;
		String address = boundInWords().replace(", ", ":");
		return Point.LISTENS.failed(
				refused ? "The connection was refused: no server listens at %s.".formatted(address)
						: "No connection to %s could be made in time.".formatted(address),
				(bound().isEmpty() || this.seen.bound()
					.getAddress()
					.isLoopbackAddress()) ? "Start the server first, and make sure it uses this IP and port." : refused
							? "Start the server first, with IP = \"0.0.0.0\", because other machines cannot reach a server on 127.0.0.1. Is the port right?"
							: "Open the port in that machine's firewall. Does the wireless network isolate clients?");
	}

	private String bound() {
		InetSocketAddress bound = this.seen.bound();
		return (bound != null) ? PythonAddress.tuple(bound) : "";
	}

	private List<Finding> firstClient() {
		Turn first = turns().get(0);
		return List.of(first.isAnswered() ? Point.FIRST_CLIENT.passed("")
				: new UnansweredJudge(this.seen, Point.FIRST_CLIENT).first(first));
	}

	private List<Finding> answer() {
		List<Finding> findings = new ArrayList<>(new AnswerJudge(this.exercise, answered(), this.strict).judge());
		turns().stream()
			.filter((turn) -> !turn.isAnswered() && turn.talk().isServed(turn.step()))
			.map((turn) -> Point.ANSWER
				.remark("Client %d sent an empty message and got no answer.".formatted(turn.talk().number()), null))
			.forEach(findings::add);
		return findings;
	}

	private List<Finding> clients() {
		int steps = this.exercise.steps().size();
		boolean served = this.seen.isComplete(this.exercise)
				&& (turns().get(steps - 1).isAnswered() || !program().ended());
		return List.of(served ? Point.CLIENTS.passed("%d clients".formatted(steps))
				: new UnansweredJudge(this.seen, Point.CLIENTS).later(turns().get(turns().size() - 1), isEnding()));
	}

	private List<Finding> console() {
		if (!isVisible()) {
			return List.of(Point.CONSOLE.notRun(NO_CONSOLE));
		}
		return this.strict ? List.of(strictConsole())
				: new ConsoleJudge(this.exercise, answered(), PortsShown.ofServer(this.seen)).judge();
	}

	private Finding strictConsole() {
		List<Placeholders> clients = answered().stream().map(Turn::placeholders).toList();
		String server = program().notes()
			.replaced()
			.stream()
			.findFirst()
			.map((address) -> address.host() + ", " + address.port())
			.orElseGet(this::boundInWords);
		boolean stopped = this.seen.interrupt().state() != Interrupt.State.NOT_TRIED;
		return StrictJudge.judge(Point.CONSOLE, StrictJudge.expected(this.exercise, clients, server, stopped),
				program().output());
	}

	private String boundInWords() {
		InetSocketAddress bound = this.seen.bound();
		return (bound != null) ? PythonAddress.host(bound.getAddress()) + ", " + bound.getPort() : "";
	}

	private List<Finding> end() {
		EndJudge judge = new EndJudge(this.seen, turns().size());
		return isEnding() ? judge.ends() : List.of(judge.stays());
	}

	private List<Finding> list() {
		return isVisible() ? new ListJudge(answered(), PortsShown.ofServer(this.seen)).judge()
				: List.of(Point.LIST.notRun(NO_CONSOLE));
	}

	private List<Finding> ctrlC() {
		return isVisible() ? new CtrlCJudge(this.seen, this.strict).judge(isEnding())
				: List.of(Point.CTRL_C.notRun("check does not stop a server that it did not start"));
	}

	private List<Finding> port() {
		return program().notes().lackReuse() ? List.of(Point.PORT.remark("SO_REUSEADDR is not set before bind().",
				"Start the server again at once after it has served a client, and the port is taken for a minute."
						+ " ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) before bind() avoids that."))
				: List.of();
	}

	private List<Finding> robust() {
		Restart restart = this.seen.restart();
		if (restart == null || restart.fatal() == null) {
			return List.of();
		}
		String fact = switch (restart.fatal()) {
			case SILENT -> "The server exits if a client connects and sends nothing.";
			case RESETTING -> "The server exits if a client resets its connection.";
			case SILENT_OR_RESETTING ->
				"After a client that sends nothing, or one that resets its connection, the next client is not answered.";
			case NOT_UTF_8 -> "The server exits if a message is not UTF-8.";
		};
		Optional<Crash> crash = Crash.in(restart.printed());
		String ending = crash.map((one) -> " It ended with %s.".formatted(one.inWords())).orElse("");
		return List.of(Point.ROBUST
			.remark(fact + ending,
					"The server must keep running for the next client: inside the loop, put try and except around"
							+ " the code that serves one client.")
			.quoting(crash.map(Crash::quote).orElseGet(() -> Finding.lastLines(restart.printed()))));
	}

}
