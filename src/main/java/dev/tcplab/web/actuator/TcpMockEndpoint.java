package dev.tcplab.web.actuator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tcplab.server.rule.InvalidRuleException;
import dev.tcplab.server.rule.ServerRules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Shows and replaces the rules of mock servers at {@code /actuator/tcpmock}. */
@Component
@WebEndpoint(id = "tcpmock")
class TcpMockEndpoint {

	private final List<ServerRules> all;

	TcpMockEndpoint(ObjectProvider<ServerRules> rules) {
		this.all = rules.orderedStream().toList();
	}

	@ReadOperation
	Map<String, Object> rules() {
		Map<String, Object> servers = new LinkedHashMap<>();
		this.all.forEach((rules) -> servers.put(rules.server().name(), SettingsJson.ofAll(rules.rules())));
		return OperationResponseBody.of(Map.of("servers", servers));
	}

	@ReadOperation
	Map<String, Object> rules(@Selector String name) {
		return OperationResponseBody.of(SettingsJson.ofAll(find(name).rules()));
	}

	/** Replaces all rules of a server. The response can be sent back. */
	@WriteOperation
	Map<String, Object> replace(@Selector String name, String rules) {
		ServerRules present = find(name);
		try {
			present.replace(RulesRequest.read(rules));
		}
		catch (InvalidRuleException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage() + ". " + ex.advice(), ex);
		}
		return rules(name);
	}

	/** Returns to the rules of the configuration. */
	@DeleteOperation
	void restore(@Selector String name) {
		find(name).restore();
	}

	private ServerRules find(String name) {
		return this.all.stream()
			.filter((rules) -> rules.server().name().equals(name))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"Unknown mock server '%s'. Known mock servers: %s".formatted(name,
							this.all.stream()
								.map((rules) -> rules.server().name())
								.collect(Collectors.joining(", ")))));
	}

}
