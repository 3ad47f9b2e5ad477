package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tcplab.console.PythonAddress;

/** Judges whether the final list is printed once, with all clients. */
record ListJudge(List<Turn> turns, PortsShown server) {

	/** An address as Python prints it, or any with a port that clients may have. */
	private static final Pattern ADDRESS = Pattern
		.compile("(?:\\d{1,3}\\.){3}\\d{1,3}(?:', (?=\\d{1,3}\\))|\\D{1,20}?(?=\\d{4}))(\\d{1,5})\\b");

	List<Finding> judge() {
		if (isPrintedEarly()) {
			return List.of(Point.LIST.failed("The list is printed for each client.",
					"It belongs after the loop, when all clients have been served: check its indentation."));
		}
		List<Turn> listed = this.turns.stream().filter((turn) -> times(turn) > 0).toList();
		if (listed.size() < this.turns.size()) {
			return List.of(compared(missing(listed)));
		}
		Optional<Finding> more = repeated().or(this::foreign).map(this::compared);
		if (more.isPresent()) {
			return List.of(more.get());
		}
		List<Finding> findings = new ArrayList<>(List.of(Point.LIST.passed("")));
		if (!isInOrder()) {
			findings.add(Point.LIST.remark("The list is not in the order in which the clients came.", null));
		}
		return findings;
	}

	private Finding compared(Finding finding) {
		return finding.between(
				String.join(" / ",
						this.turns.stream().map((turn) -> PythonAddress.tuple(turn.talk().client())).toList()),
				ConsoleJudge.actual(printed().lines()
					.filter((line) -> !line.isBlank())
					.skip(this.turns.get(0).step().lines().size())
					.toList()));
	}

	private boolean isPrintedEarly() {
		return this.turns.stream()
			.limit(this.turns.size() - 1L)
			.anyMatch((turn) -> this.turns.stream()
				.filter((other) -> other.talk().number() < turn.talk().number())
				.anyMatch((other) -> ClientAddress.of(other).isPortShown(turn.printed())));
	}

	private Finding missing(List<Turn> listed) {
		if (times(last()) >= this.turns.size() - 1 && listed.size() <= 1 && this.turns.size() > 2) {
			return Point.LIST.failed("The list has the last client %d times.".formatted(this.turns.size()),
					"Append the address to the list after each accept(), and print the element, not the last address.");
		}
		if (this.turns.stream().allMatch((turn) -> ClientAddress.of(turn).isPortShown(printed()))) {
			return Point.LIST.failed("The list has the clients' ports, but not their IPs.",
					"Append both values together: the second value that accept() returns has them.");
		}
		if (!listed.isEmpty()) {
			return Point.LIST.failed("The list has %d of %d clients.".formatted(listed.size(), this.turns.size()),
					"Append each client's address after its accept(), and print the whole list.");
		}
		return this.server.isShown(printed())
				? Point.LIST.failed("The addresses in the list are the server's own, not the clients'.",
						"A client's is the second value that accept() returns: (cs, client_ip_port) = ls.accept().")
				: Point.LIST.failed("The list of clients is missing or empty.",
						"Append each client's address to a list, and print that same list after the loop: is it one name in both places?");
	}

	private Optional<Finding> repeated() {
		if (this.turns.stream().allMatch((turn) -> times(turn) > 1)) {
			return Optional.of(Point.LIST.failed(
					"Each client is in the list %d times.".formatted(times(this.turns.get(0))),
					"Print the list once, after the loop, and append each client's address once, after its accept()."));
		}
		return this.turns.stream()
			.filter((turn) -> times(turn) > 1)
			.findFirst()
			.map((turn) -> Point.LIST.failed(
					"The list has client %d %d times.".formatted(turn.talk().number(), times(turn)),
					"Append each client's address once, after its accept()."));
	}

	private Optional<Finding> foreign() {
		List<Integer> ports = this.turns.stream().map((turn) -> turn.talk().client().getPort()).toList();
		return ADDRESS.matcher(printed())
			.results()
			.filter((entry) -> !ports.contains(Integer.valueOf(entry.group(1))) && !this.server.isShown(entry.group()))
			.findFirst()
			.map((entry) -> Point.LIST.failed(
					"The list has an entry that does not belong to a client: %s.".formatted(entry.group()),
					"Begin with an empty list, and append to it only after accept()."));
	}

	private boolean isInOrder() {
		List<Integer> found = this.turns.stream()
			.map((turn) -> printed().lastIndexOf(String.valueOf(turn.talk().client().getPort())))
			.toList();
		return found.equals(found.stream().sorted().toList());
	}

	/**
	 * Counts the entries of a client. The last client's connection is printed as often as
	 * those before it.
	 */
	private long times(Turn turn) {
		long before = this.turns.stream()
			.filter((one) -> turn == last() && one != last())
			.mapToLong((one) -> ClientAddress.of(one).times(one.printed()))
			.max()
			.orElse(0);
		return Math.max(0, ClientAddress.of(turn).times(printed()) - before);
	}

	private Turn last() {
		return this.turns.get(this.turns.size() - 1);
	}

	private String printed() {
		return last().printed();
	}

}
