package com.example;

import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;

import org.springframework.stereotype.Component;

/**
 * The example in docs/extending.md.
 */
@Component
class Greeter {

	private final TcpClient teacher;

	private final TcpClient echo;

	Greeter(TcpClient teacher, TcpClients clients) {
		this.teacher = teacher;
		this.echo = clients.to("192.168.1.20", 8081);
	}

	String greet() {
		return this.echo.talk(this.teacher.talk("Hello"));
	}

}
