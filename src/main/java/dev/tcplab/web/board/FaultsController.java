package dev.tcplab.web.board;

import java.util.Map;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.web.actuator.FaultsJson;
import dev.tcplab.web.actuator.ServerManagement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sets and clears the faults of the servers for the page.
 */
@RestController
@RequestMapping("/board/servers/{name}/faults")
class FaultsController {

	private final ServerManagement management;

	private final BoardAccess access;

	FaultsController(ServerManagement management, BoardAccess access) {
		this.management = management;
		this.access = access;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void replace(@PathVariable String name, @RequestBody Map<String, Object> faults) {
		this.access.requireFaults();
		this.management.find(name).control().setFaults(FaultsJson.read(faults));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clear(@PathVariable String name) {
		this.access.requireFaults();
		this.management.find(name).control().setFaults(FaultSettings.NONE);
	}

}
