package dev.tcplab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages, each with those that it may use.
 */
final class Packages {

	/**
	 * The packages below {@code dev.tcplab} by their names.
	 */
	static final Map<String, Set<String>> BELOW = parse(
			"""
					failure        :
					concurrent     :
					console        : failure
					wire           :
					csv            :
					proxy          : failure
					tls            : failure
					server         : console failure proxy tls wire
					server.ledger  : server
					server.fault   : server
					replicas       : failure server server.ledger
					server.net     : concurrent console failure proxy server server.fault server.ledger tls wire
					lesson         : console server
					client         : concurrent console failure proxy tls
					load           : client console failure proxy
					actuate        : client console failure server
					board          : actuate client console csv failure server tls wire
					check          : check.exercise check.judge check.program check.report check.talk check.verdict client console failure
					check.program  : console failure
					check.exercise : console failure
					check.talk     : check.exercise check.program
					check.judge    : check.exercise check.program check.talk check.verdict console
					check.verdict  :
					check.report   : check.verdict console csv failure
					""");

	private Packages() {
	}

	private static Map<String, Set<String>> parse(String table) {
		Map<String, Set<String>> packages = new LinkedHashMap<>();
		table.lines().forEach((line) -> {
			String[] row = line.split(" *: ?");
			packages.put(row[0], (row.length > 1) ? Set.of(row[1].split(" ")) : Set.of());
		});
		return packages;
	}

	/**
	 * Returns a package and all that it uses, also indirectly.
	 */
	static Set<String> withAllBelow(String name) {
		Set<String> all = new TreeSet<>(List.of(name));
		BELOW.get(name).forEach((below) -> all.addAll(withAllBelow(below)));
		return all;
	}

}
