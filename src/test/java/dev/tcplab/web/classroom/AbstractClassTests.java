package dev.tcplab.web.classroom;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * Tests that share a class page whose teacher is 127.0.0.1. All settings that could
 * weaken access control are on: forwarding headers are interpreted, and an endpoint has a
 * path of the page.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.class.enabled=true", "tcp-lab.class.teachers=127.0.0.1/32",
				"tcp-lab.board.exchanges=1", "server.forward-headers-strategy=framework",
				"server.tomcat.remoteip.remote-ip-header=x-real-ip", "management.endpoints.web.base-path=/",
				"management.endpoints.web.path-mapping.info=class/info.js" })
@ActiveProfiles({ "echo1", "echo3" })
@Import(Recording.class)
@ResourceLock("class")
@Timeout(120)
abstract class AbstractClassTests {

	@LocalServerPort
	int http;

	@Autowired
	TcpServers servers;

	int port(String server) {
		return this.servers.find(server).port();
	}

	Machine machine(String address) {
		return new Machine(address, this.http);
	}

}
