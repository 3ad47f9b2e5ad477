package dev.tcplab.bench;

import java.io.IOException;

/**
 * One round of one server.
 *
 * @param report what its clients have measured
 * @param cpuMicros the CPU time that the server took for an exchange, in microseconds
 * @param residentMegabytes the server's resident memory afterwards
 */
record Measure(LoadReport report, double cpuMicros, double residentMegabytes) {

	static Measure take(Server server, Clients clients) throws IOException, InterruptedException {
		double before = server.usage().cpuMicros();
		LoadReport report = clients.talkTo(server);
		ProcessUsage usage = server.usage();
		double cpuMicros = (usage.cpuMicros() - before) / Math.max(1, report.exchanges());
		return new Measure(report, cpuMicros, usage.residentMegabytes());
	}

	double rate() {
		return this.report.rate();
	}

	double p50() {
		return this.report.p50();
	}

	double p99() {
		return this.report.p99();
	}

	double errors() {
		return this.report.errors();
	}

}
