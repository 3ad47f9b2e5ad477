package dev.tcplab.check.judge;

import java.util.List;

import dev.tcplab.check.observe.Interrupt;
import dev.tcplab.check.observe.Restart;
import dev.tcplab.check.observe.ServerObservation;

/**
 * Judges whether a server ends at Ctrl-C. A server that ends by itself was interrupted
 * after another start.
 *
 * @param strict whether the lesson's line must be the last one
 */
record CtrlCJudge(ServerObservation seen, boolean strict) {

	private static final String TRACEBACK = "At Ctrl-C it ends with a traceback.";

	private static final String CATCH = "Catch it around accept(): except KeyboardInterrupt: print(\"Server stopped by the"
			+ " user\"), then close the listening socket and end.";

	List<Finding> judge(boolean ending) {
		Restart restart = this.seen.restart();
		if (ending && restart == null) {
			return List.of(Point.CTRL_C.notRun("it did not listen when it was started again"));
		}
		return judge(ending ? restart.interrupt() : this.seen.interrupt());
	}

	private List<Finding> judge(Interrupt interrupt) {
		return switch (interrupt.state()) {
			case NOT_TRIED -> List.of(Point.CTRL_C.notRun("it did not listen when it was started again"));
			case IMPOSSIBLE -> List.of(Point.CTRL_C.notRun("this system cannot send it"));
			case IGNORED -> List.of(Point.CTRL_C.failed("It keeps running after Ctrl-C.",
					"Is there an except without a name inside the loop? It catches Ctrl-C too: name the exception, or leave the loop."));
			case STILL_LISTENING -> List.of(Point.CTRL_C.failed(
					"After Ctrl-C, a process that it started still listens, so the port stays taken.",
					"Stop all processes that your program started before it ends."));
			case ENDED -> Crash.in(interrupt.printed())
				.map(this::crashed)
				.or(() -> Crash.signal(interrupt.exitCode(), Point.CTRL_C).map(List::of))
				.orElseGet(() -> List.of(Point.CTRL_C.passed("")));
		};
	}

	private List<Finding> crashed(Crash crash) {
		if (!crash.isInterrupt()) {
			return List.of(crash.finding(Point.CTRL_C, this.seen.program()));
		}
		return this.strict ? List.of(Point.CTRL_C.failed(TRACEBACK, CATCH).quoting(crash.quote()))
				: List.of(Point.CTRL_C.passed(""), Point.CTRL_C.remark(TRACEBACK, CATCH).quoting(crash.quote()));
	}

}
