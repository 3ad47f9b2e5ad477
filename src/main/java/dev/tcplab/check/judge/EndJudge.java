package dev.tcplab.check.judge;

import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.Talk;

/** Judges whether a server continues or ends after its last client. */
record EndJudge(ServerObservation seen, int clients) {

	Finding stays() {
		if (!this.seen.program().ended()) {
			return Point.END.passed("still runs after %d clients".formatted(this.clients));
		}
		return Crash.findingOf(this.seen.program(), Point.END)
			.orElseGet(() -> Point.END
				.failed("It ended after client %d.".formatted(this.clients), "This server runs until Ctrl-C.")
				.quotingLast(this.seen.program().printed()));
	}

	List<Finding> ends() {
		Talk beyond = this.seen.beyond();
		if (beyond != null && this.seen.program().ended()
				&& (beyond.isAnswered() || beyond.ending() == Talk.Ending.OPEN)) {
			return List.of(Point.END.failed(
					"The program ended, but a process that it started %s after that."
						.formatted(beyond.isAnswered() ? "still answers clients" : "still listens"),
					"Before your program ends, stop all processes that it started, and close the listening socket in each of them."));
		}
		if (beyond != null && !this.seen.program().ended()
				&& (beyond.isAnswered() || !this.seen.program().visible() && beyond.ending() == Talk.Ending.OPEN)) {
			return List.of(Point.END.failed("It keeps running after %d clients.".formatted(this.clients),
					"Leave the loop once %d clients have been served: while n < %1$d, with n counted from 0."
						.formatted(this.clients)));
		}
		if (this.seen.program().visible() && !this.seen.program().ended()) {
			return List.of(Point.END.failed("It does not end after %d clients.".formatted(this.clients),
					"Leave the loop, print the list and close the listening socket. Does it wait for another accept()?"));
		}
		return Crash.findingOf(this.seen.program(), Point.END)
			.map((finding) -> List.of(withoutClients(finding)))
			.orElseGet(() -> Stream
				.concat(Stream.of(Point.END.passed("ends after %d clients".formatted(this.clients))),
						StartJudge.exitCode(this.seen.program(), Point.END).stream())
				.toList());
	}

	// An error after the last client is usually in the end of the loop, or in the list.
	private Finding withoutClients(Finding crash) {
		CrashAdvice kind = Crash.in(this.seen.program().printed()).flatMap(CrashAdvice::kind).orElse(null);
		if (kind == CrashAdvice.CLOSED_LISTENER) {
			return Point.END
				.failed("It closed the listening socket after client %d, and then called accept() again."
					.formatted(this.clients),
						"Leave the loop before you close the listening socket, with break or by the loop's condition.")
				.quoting(crash.quote());
		}
		if (kind == CrashAdvice.CLOSED_SENDER) {
			return Point.END
				.failed(crash.fact(),
						"If this line sends the list of clients, use print() instead: the list belongs on the console.")
				.quoting(crash.quote());
		}
		return crash;
	}

}
