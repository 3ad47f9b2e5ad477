package com.example;

import java.time.Duration;

import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import dev.tcplab.protocol.codec.Codec;

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
		this.echo = clients.to("192.168.1.20", 8081,
				(options) -> options.replyTimeout(Duration.ofSeconds(2)).codec(Codec.LF));
	}

	String greet() {
		return this.echo.talk(this.teacher.talk("Hello"));
	}

}
