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
					support          :
					console          : support
					protocol.codec   :
					protocol.proxy   : support
					protocol.tls     : support
					server           : console support protocol.codec protocol.proxy protocol.tls
					server.ledger    : server
					server.fault     : server
					server.rule      : console server support protocol.codec
					server.explain   : console protocol.codec protocol.tls server
					server.replicas  : server server.ledger support
					server.engine    : console server server.fault server.ledger support protocol.codec protocol.proxy protocol.tls
					server.monitor   : server server.engine support
					testing          : console protocol.codec protocol.tls server server.engine server.explain server.rule support
					lesson           : console server
					mock             : server server.rule
					client           : support protocol.codec protocol.proxy
					client.engine    : client support protocol.codec protocol.proxy protocol.tls
					mode             : client client.engine console support
					mode.load        : client client.engine console mode support protocol.codec protocol.proxy protocol.tls
					web.http         : console support
					web.actuator     : console protocol.proxy protocol.tls server server.rule support web.http
					web.board        : web.actuator client client.engine console server server.explain server.monitor support protocol.codec protocol.proxy protocol.tls
					web.classroom    : check.exercise check.judge check.observe console protocol.proxy protocol.tls server support web.actuator web.board web.http
					check            : check.exercise check.judge check.observe check.program check.report console mode support
					check.exercise   : console support
					check.program    : console support
					check.observe    : check.exercise check.program support
					check.judge      : check.exercise check.observe check.program console
					check.report     : check.judge console support
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
