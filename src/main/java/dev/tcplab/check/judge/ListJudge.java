package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.console.PythonAddress;

/**
 * Whether the list with which an exercise ends is printed once, with every client.
 */
final class ListJudge {

	private final List<Turn> turns;

	private final Turn last;

	private final String printed;

	private final PortsShown server;

	ListJudge(ServerObservation seen, List<Turn> answered) {
		this.turns = answered;
		this.last = answered.get(answered.size() - 1);
		this.printed = this.last.printed();
		this.server = PortsShown.ofServer(seen);
	}

	List<Finding> judge() {
		if (isPrintedEarly()) {
			return List.of(Point.LIST.failed("The list is printed for each client.",
					"It belongs after the loop, where all have come: look at its indentation."));
		}
		List<Turn> listed = this.turns.stream().filter((turn) -> times(turn) >= timesNeeded(turn)).toList();
		if (listed.size() < this.turns.size()) {
			return List.of(wrong(listed).between(
					String.join(" / ",
							this.turns.stream().map((turn) -> PythonAddress.tuple(turn.talk().client())).toList()),
					ConsoleJudge.actual(this.printed.lines()
						.filter((line) -> !line.isBlank())
						.skip(this.turns.get(0).step().lines().size())
						.toList())));
		}
		List<Finding> findings = new ArrayList<>(List.of(Point.LIST.passed("")));
		if (!isInOrder()) {
			findings.add(Point.LIST.remark("The list is not in the order in which the clients came.", null));
		}
		return findings;
	}

	private boolean isPrintedEarly() {
		return this.turns.stream()
			.limit(this.turns.size() - 1L)
			.anyMatch((turn) -> this.turns.stream()
				.filter((other) -> other.talk().number() < turn.talk().number())
				.anyMatch((other) -> PortsShown.of(other).isShown(turn.printed())));
	}

	private Finding wrong(List<Turn> listed) {
		if (times(this.last) > this.turns.size() - 1 && listed.size() <= 1) {
			return Point.LIST.failed("The list has the last client %d times.".formatted(this.turns.size()),
					"Append the address to the list after each accept(), and print the element, not the last address.");
		}
		if (!listed.isEmpty()) {
			return Point.LIST.failed("The list has %d of %d clients.".formatted(listed.size(), this.turns.size()),
					"Append each client's address after its accept(), and print the whole list.");
		}
		return this.server.isShown(this.printed)
				? Point.LIST.failed("The addresses in the list are the server's own, not the clients'.",
						"A client's is the second value that accept() returns: (cs, client_ip_port) = ls.accept().")
				: Point.LIST.failed("The list of clients is missing or empty.",
						"Append each client's address to a list, and print that same list after the loop: is it one name in both places?");
	}

	private boolean isInOrder() {
		List<Integer> found = this.turns.stream()
			.map((turn) -> this.printed.lastIndexOf(String.valueOf(turn.talk().client().getPort())))
			.toList();
		return found.equals(found.stream().sorted().toList());
	}

	private long times(Turn turn) {
		return PortsShown.of(turn).times(this.printed);
	}

	// The last client is shown when it comes, and in the list.
	private long timesNeeded(Turn turn) {
		boolean shown = this.turns.stream().allMatch((one) -> PortsShown.of(one).isShown(one.printed()));
		return (turn == this.last && shown) ? 2 : 1;
	}

}
