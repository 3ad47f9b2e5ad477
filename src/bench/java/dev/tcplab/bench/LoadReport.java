package dev.tcplab.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the clients have measured.
 *
 * @param exchanges how many were answered
 * @param errors how many were not, or not as they should be
 * @param rate the exchanges per second
 * @param cpuMicros the CPU time that an exchange cost the clients, in microseconds
 * @param p50 the median latency, in milliseconds
 * @param p99 the latency within which ninety-nine of a hundred were answered, in
 * milliseconds
 */
record LoadReport(double exchanges, double errors, double rate, double cpuMicros, double p50, double p99) {

	static LoadReport parse(String json) {
		return new LoadReport(number(json, "exchanges"), number(json, "errors"), number(json, "rate"),
				number(json, "cpuMicros"), number(json, "p50"), number(json, "p99"));
	}

	private static double number(String json, String name) {
		Matcher value = Pattern.compile("\"%s\"\\s*:\\s*([0-9.eE+-]+)".formatted(name)).matcher(json);
		if (!value.find()) {
			throw new BenchmarkException("The report of the load has no number \"%s\": %s", name, json);
		}
		return Double.parseDouble(value.group(1));
	}

}
