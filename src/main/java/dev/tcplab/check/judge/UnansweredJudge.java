package dev.tcplab.check.judge;

import java.util.List;
import java.util.Optional;

import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.Talk.Ending;
import dev.tcplab.check.observe.Talk.Nudge;

/** Explains why a client got no answer. */
record UnansweredJudge(ServerObservation seen, Point point) {

	private static final int FIVE = 5;

	Finding first(Turn turn) {
		Optional<Finding> crash = Crash.findingOf(program(), this.point);
		if (crash.isPresent()) {
			return crash.get();
		}
		if (this.seen.secondServed()) {
			return this.point.failed("The first client got no answer, the second did.",
					"There is an accept() too many, before the loop: it takes the first client, and the loop never gets to it.");
		}
		if (program().ended()) {
			return this.point.failed("It ended without an answer to client %d.".formatted(turn.talk().number()),
					(turn.talk().ending() == Ending.RESET) ? "Is recv() called, and is send() before close()?"
							: "Is send() called before close()?")
				.quotingLast(program().printed());
		}
		if (turn.talk().nudge() != null) {
			return nudged(turn.talk().nudge());
		}
		boolean printsAnswer = turn.printed().contains(turn.fill(turn.step().expected()).strip());
		String sendIt = "The answer is on the console: send it to the client too, with cs.send(answer.encode()).";
		return switch (turn.talk().ending()) {
			case REFUSED, UNREACHABLE -> this.point.failed("It listened, but a client could not connect.",
					"Is the listening socket closed before accept()?");
			case CLOSED, CLOSED_LAST, RESET ->
				this.point.failed("It closed the connection without an answer.", printsAnswer ? sendIt
						: "Keep both values of accept(), as in (cs, address) = ls.accept(). Then call send() on cs, before close().");
			case OPEN, UNFINISHED -> (this.seen.waiting() > 0)
					? this.point.failed("It listens, but did not accept the client.",
							"Is accept() called in the loop, and does nothing before it wait?")
					: this.point.failed("It accepted the client and did not answer.", printsAnswer ? sendIt
							: "Indent recv(), send(), and close() like accept(), so that all four are inside the loop, and"
									+ " call send() on the client's socket. Call recv() only once per client: a loop that waits for"
									+ " b'' waits until the client closes, but the client first waits for the answer.");
		};
	}

	private Finding nudged(Nudge nudge) {
		return switch (nudge) {
			case LINE_END -> this.point.failed("It answered only after the client had also sent a line ending.",
					"The lesson's clients send one message, without a line ending. Don't wait for more with readLine() or a second recv(): read once, as in recv(2048).");
			case HALF_CLOSE -> this.point.failed(
					"It answered only after the client had closed its side of the connection.",
					"It reads in a loop until recv() returns b'', which happens only once the client has closed. The"
							+ " lesson's clients wait for the answer first: call recv(2048) once.");
		};
	}

	Finding later(Turn turn, boolean ending) {
		Optional<Finding> crash = Crash.findingOf(program(), this.point);
		int served = turn.talk().number() - 1;
		String after = (served == 1) ? "the first client" : "client " + served;
		if (turn.step().isEmpty()) {
			return this.point
				.failed("After an empty message from client %d: %s".formatted(served + 1,
						crash.map(Finding::fact).orElse("The server neither answered nor closed the connection.")),
						"If a client closes without a message, recv() returns b''. Answer it like any other message.")
				.quoting(crash.map(Finding::quote).orElse(List.of()));
		}
		if (crash.isPresent()) {
			return this.point.failed("After %s: %s".formatted(after, crash.get().fact()), crash.get().fix())
				.quoting(crash.get().quote());
		}
		if (!ending && served == FIVE) {
			return this.point.failed("It ended after client 5.",
					"That is what echo3 does (Session 10, exercise 3); this server runs until Ctrl-C.");
		}
		if (program().ended()) {
			return ended(served, after).quotingLast(program().printed());
		}
		if (turn.talk().ending() == Ending.REFUSED) {
			return this.point.failed("After %s no client could connect.".formatted(after),
					"The listening socket is closed too early: is ls.close() in the loop where cs.close() was meant?");
		}
		if (turn.talk().ending() == Ending.OPEN && this.seen.waiting() > 0) {
			return this.point.failed("After %s it did not accept another one.".formatted(after),
					"accept() belongs into the loop, so that each round serves a new client.");
		}
		return this.point.failed("Client %d was not answered.".formatted(turn.talk().number()),
				"Does each round of the loop accept, receive, send and close?");
	}

	private Finding ended(int served, String after) {
		if (program().printed().contains("Problems using port")) {
			return this.point.failed("It ended after %s, and said that the port is the problem.".formatted(after),
					"The port was right: the listening socket is closed too early. Is ls.close() in the loop where only"
							+ " cs.close() belongs?");
		}
		return this.point.failed("It ended after %s.".formatted(after), (served == 1)
				? "A server serves one client after another: put accept() and what follows it into a loop, and look"
						+ " at the loop's condition."
				: "Look at the condition with which the loop ends: how often is it to go round?");
	}

	private ProgramObservation program() {
		return this.seen.program();
	}

}
