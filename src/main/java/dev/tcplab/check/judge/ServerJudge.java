package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.talk.ServerRun;
import dev.tcplab.check.talk.ServerRun.Turn;
import dev.tcplab.check.talk.Talk;
import dev.tcplab.check.talk.Talk.Ending;
import dev.tcplab.check.verdict.Check;
import dev.tcplab.console.PythonAddress;
import org.jspecify.annotations.Nullable;

/**
 * Judges a server by what was seen of it.
 */
public final class ServerJudge {

	private static final int FIVE = 5;

	private final Exercise exercise;

	private final boolean strict;

	private final Findings findings;

	/**
	 * Prepares to judge.
	 * @param exercise what the server is to do
	 * @param strict whether wording and line ends count
	 * @param findings where what was found goes
	 */
	public ServerJudge(Exercise exercise, boolean strict, Findings findings) {
		this.exercise = exercise;
		this.strict = strict;
		this.findings = findings;
	}

	/**
	 * Judges a server that does not listen, or ends before it accepts a client.
	 * @param program the server, before it is ended
	 */
	public void notListening(Program program) {
		new StartJudge(program).judge(this.findings);
		if (this.findings.checks().size() == 1) {
			this.findings.notRun(Point.LISTENS, Check.EARLIER_FAILED);
		}
		notRun(Point.FIRST_CLIENT, Point.ANSWER, Point.CLIENTS, Point.CONSOLE, Point.END);
		if (this.exercise.end() != null) {
			notRun(Point.LIST);
		}
		notRun(Point.CTRL_C);
	}

	private void notRun(Point... points) {
		for (Point point : points) {
			this.findings.notRun(point, Check.EARLIER_FAILED);
		}
	}

	/**
	 * Judges a server that listens.
	 * @param run what was seen of it
	 */
	public void listening(ServerRun run) {
		if (run.program() != null) {
			this.findings.passed(Point.STARTS, "");
		}
		this.findings.passed(Point.LISTENS, PythonAddress.tuple(run.bound()));
		Turn first = run.turns().get(0);
		if (first.isAnswered()) {
			this.findings.passed(Point.FIRST_CLIENT, "");
			new AnswerJudge(this.exercise, run.turns(), this.strict).judge(this.findings);
			clients(run);
			console(run);
			end(run);
		}
		else {
			this.findings.failed(Point.FIRST_CLIENT, unanswered(run, first));
			notRun(Point.ANSWER, Point.CLIENTS, Point.CONSOLE, Point.END);
			if (this.exercise.end() != null) {
				notRun(Point.LIST);
			}
		}
	}

	private Optional<Finding> crash(ServerRun run) {
		Program program = run.program();
		if (program != null && program.excess().isPresent()) {
			return Optional.of(new Finding(program.excess().get() + "."));
		}
		return run.ended() ? Crash.in(run.printed()).map(Finding::of) : Optional.empty();
	}

	private Finding unanswered(ServerRun run, Turn turn) {
		Optional<Finding> crash = crash(run);
		if (crash.isPresent()) {
			return crash.get();
		}
		Program program = run.program();
		String printed = turn.printed();
		if (run.served()) {
			return new Finding("The first client got no answer, the second did.",
					"There is an accept() too many, before the loop: it takes the first client, and nobody talks to it.");
		}
		if (program != null && program.notes().hasAsked()) {
			return new Finding("It asks a person with input() instead of answering.",
					"A server answers by itself: leave input() out.");
		}
		if (run.ended()) {
			String advice = (turn.talk().ending() == Ending.RESET) ? "Is recv() called, and is send() before close()?"
					: "Is send() called before close()?";
			return new Finding("It ended without an answer to client %d.".formatted(turn.talk().number()), advice)
				.quotingLast(run.printed());
		}
		return switch (turn.talk().ending()) {
			case REFUSED, UNREACHABLE -> new Finding("It listened, but a client could not connect.",
					"Is the listening socket closed before accept()?");
			case CLOSED, RESET -> new Finding("It closed the connection without an answer.",
					printed.contains(answerWithoutEnd(turn))
							? "The answer is on the console: send it to the client too, with cs.send(answer.encode())."
							: "Is send() called on the client's socket, before close()?");
			case OPEN -> (run.waiting() > 0)
					? new Finding("It listens, but did not accept the client.",
							"Is accept() called in the loop, and does nothing before it wait?")
					: new Finding("It accepted the client and did not answer.", printed.contains(answerWithoutEnd(turn))
							? "The answer is on the console: send it to the client too, with cs.send(answer.encode())."
							: "Is the talk inside the loop, indented as accept() is? Is send() called on the client's socket?"
									+ " Does a recv() wait for more than was sent?");
		};
	}

	private static String answerWithoutEnd(Turn turn) {
		return turn.fill(turn.step().expected()).strip();
	}

	private void clients(ServerRun run) {
		int steps = this.exercise.steps().size();
		if (run.isComplete()) {
			this.findings.passed(Point.CLIENTS, "%d clients".formatted(steps));
			return;
		}
		Turn last = run.turns().get(run.turns().size() - 1);
		this.findings.failed(Point.CLIENTS, laterUnanswered(run, last));
	}

	private Finding laterUnanswered(ServerRun run, Turn turn) {
		Optional<Finding> crash = crash(run);
		int served = turn.talk().number() - 1;
		String after = (served == 1) ? "the first client" : "client " + served;
		if (crash.isPresent()) {
			return new Finding("After %s: %s".formatted(after, crash.get().text()), crash.get().advice(), null, null,
					crash.get().quote());
		}
		if (this.exercise.end() == null && served == FIVE) {
			return new Finding("It ended after client 5.",
					"That is what echo3 does (Session 10, exercise 3); this server goes on until Ctrl-C.");
		}
		if (run.ended() && run.printed().contains("Problems using port")) {
			return new Finding("It ended after %s, and said that the port is the problem.".formatted(after),
					"The port was right: the listening socket is closed too early. Is ls.close() in the loop where only"
							+ " cs.close() belongs?")
				.quotingLast(run.printed());
		}
		if (run.ended()) {
			return new Finding("It ended after %s.".formatted(after),
					(served == 1)
							? "A server serves one client after another: put accept() and what follows it into a"
									+ " loop, and look at the loop's condition."
							: "Look at the condition with which the loop ends: how often is it to go round?")
				.quotingLast(run.printed());
		}
		if (turn.talk().ending() == Ending.REFUSED) {
			return new Finding("After %s nobody could connect.".formatted(after),
					"The listening socket is closed too early: is ls.close() in the loop where cs.close() was meant?");
		}
		if (turn.talk().ending() == Ending.OPEN && run.waiting() > 0) {
			return new Finding("After %s it did not accept another one.".formatted(after),
					"accept() belongs into the loop, so that each round serves a new client.");
		}
		return new Finding("Client %d was not answered.".formatted(turn.talk().number()),
				"Does each round of the loop accept, receive, send and close?");
	}

	private void console(ServerRun run) {
		Program program = run.program();
		if (program == null) {
			this.findings.notRun(Point.CONSOLE, "a server that runs elsewhere has no console here");
		}
		else if (this.strict) {
			// Judged at its end, because it is the whole console that counts.
			return;
		}
		else {
			new ConsoleJudge(run).judge(this.findings);
		}
	}

	private void end(ServerRun run) {
		if (this.exercise.end() == null) {
			goesOn(run);
		}
		else if (!run.isComplete()) {
			notRun(Point.END, Point.LIST);
		}
		else {
			ends(run);
		}
	}

	private void goesOn(ServerRun run) {
		if (!run.isComplete()) {
			notRun(Point.END);
		}
		else if (run.ended()) {
			this.findings.failed(Point.END,
					crash(run).orElseGet(() -> new Finding("It ended after client %d.".formatted(run.turns().size()),
							"This server goes on until Ctrl-C.")
						.quotingLast(run.printed())));
		}
		else {
			this.findings.passed(Point.END, "goes on after %d clients".formatted(run.turns().size()));
		}
	}

	private void ends(ServerRun run) {
		int clients = run.turns().size();
		Talk beyond = run.beyond();
		Program program = run.program();
		if (beyond != null && (beyond.isAnswered() || program == null && beyond.ending() == Ending.OPEN)) {
			this.findings.failed(Point.END,
					new Finding("It goes on after %d clients.".formatted(clients),
							"Leave the loop once %d clients have been served: while n < %1$d, with n counted from 0."
								.formatted(clients)));
		}
		else if (program != null && !run.ended()) {
			this.findings.failed(Point.END, new Finding("It does not end after %d clients.".formatted(clients),
					"Leave the loop, print the list and close the listening socket. Does it wait for another accept()?"));
		}
		else {
			Optional<Finding> crash = crash(run);
			if (crash.isPresent()) {
				this.findings.failed(Point.END, crash.get());
			}
			else {
				this.findings.passed(Point.END, "ends after %d clients".formatted(clients));
				exitCode(program);
			}
		}
		if (program == null) {
			this.findings.notRun(Point.LIST, "a server that runs elsewhere has no console here");
		}
		else if (!this.strict) {
			new ConsoleJudge(run).judgeList(this.findings);
		}
	}

	private void exitCode(@Nullable Program program) {
		int code = (program != null) ? program.exitCode() : 0;
		if (code != 0) {
			this.findings.remark(Point.END, new Finding("It ended with exit code %d.".formatted(code),
					"0 says that all went well, any other number that something failed."));
		}
	}

	/**
	 * Judges the whole console, to the byte.
	 * @param run what was seen of the server
	 * @param stopped whether it was stopped with Ctrl-C
	 */
	public void strictConsole(ServerRun run, boolean stopped) {
		Program program = run.program();
		if (!this.strict || program == null || !run.turns().get(0).isAnswered()) {
			return;
		}
		List<Placeholders> clients = run.turns().stream().filter(Turn::isAnswered).map(Turn::placeholders).toList();
		String server = program.notes()
			.replaced()
			.stream()
			.findFirst()
			.map((address) -> address.host() + ", " + address.port())
			.orElseGet(() -> PythonAddress.host(run.bound().getAddress()) + ", " + run.bound().getPort());
		StrictJudge.judge(this.findings, Point.CONSOLE, StrictJudge.expected(this.exercise, clients, server, stopped),
				program.output());
	}

	/**
	 * Judges how a server took Ctrl-C.
	 * @param program the server, after Ctrl-C
	 * @param printed what it has printed since
	 * @param ended whether it has ended in time
	 * @param stillListening whether something that it has started still listens
	 */
	public void interrupted(Program program, String printed, boolean ended, boolean stillListening) {
		Optional<Crash> crash = Crash.in(printed);
		if (!ended) {
			this.findings.failed(Point.CTRL_C, new Finding("It goes on after Ctrl-C.",
					"Is there an except without a name inside the loop? It catches Ctrl-C too: name the exception, or leave the loop."));
		}
		else if (stillListening) {
			this.findings.failed(Point.CTRL_C,
					new Finding(
							"After Ctrl-C a process that it has started still listens," + " so the port stays taken.",
							"End your processes before the program ends."));
		}
		else if (crash.isPresent()) {
			this.findings.failed(Point.CTRL_C, crash.get().isInterrupt()
					? new Finding("At Ctrl-C it ends with a traceback.",
							"Catch it around accept(): except KeyboardInterrupt: print(\"Server stopped by the user\"),"
									+ " then close the listening socket and end.")
						.quoting(crash.get().quote())
					: Finding.of(crash.get()));
		}
		else {
			this.findings.passed(Point.CTRL_C, "");
		}
	}

	/**
	 * Says why Ctrl-C was not tried.
	 * @param reason why; by default because an earlier check failed
	 */
	public void notInterrupted(@Nullable String reason) {
		this.findings.notRun(Point.CTRL_C, (reason != null) ? reason : Check.EARLIER_FAILED);
	}

	/**
	 * Remarks on the port.
	 * @param program the server
	 */
	public void port(Program program) {
		boolean lacking = program.notes().binds().stream().anyMatch((bind) -> !bind.reuse());
		if (lacking) {
			this.findings.remark(Point.PORT, new Finding("SO_REUSEADDR is not set before bind().",
					"Start the server again at once after it has served a client, and the port is taken for a minute."
							+ " ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) before bind() avoids that."));
		}
	}

	/**
	 * Remarks on a client that the server does not survive.
	 * @param what such as {@code A client that resets its connection}
	 * @param program the server
	 */
	public void notSurvived(String what, Program program) {
		Finding finding = Crash.in(program.printedSince(Program.Mark.BEGIN))
			.map(Finding::of)
			.orElseGet(() -> new Finding("It serves nobody after that."));
		this.findings.remark(Point.ROBUST,
				new Finding("%s ends the service. %s".formatted(what, finding.text()),
						"A server goes on with its next client: put a try around the talk, inside the loop.", null,
						null, finding.quote()));
	}

}
