package dev.tcplab.bench;

/**
 * A table of ours beside Netty, one pair a row.
 */
final class Pairs {

	private final Table table;

	/**
	 * Begins the table.
	 * @param what what differs from row to row
	 */
	Pairs(String what) {
		this.table = new Table(what, "exchanges/s", "x Netty", "CPU us", "x Netty", "p50 ms", "x Netty", "p99 ms",
				"x Netty", "errors");
	}

	void row(String name, Series<Measure> netty, Series<Measure> ours) {
		this.table.row(name, Table.number(ours.median(Measure::rate)), ours.ratioWithSpread(netty, Measure::rate),
				Table.number(ours.median(Measure::cpuMicros)), ours.ratioWithSpread(netty, Measure::cpuMicros),
				Table.number(ours.median(Measure::p50)), Table.number(ours.ratio(netty, Measure::p50)),
				Table.number(ours.median(Measure::p99)), Table.number(ours.ratio(netty, Measure::p99)),
				Table.number(ours.sum(Measure::errors)));
	}

	@Override
	public String toString() {
		return this.table.toString();
	}

}
