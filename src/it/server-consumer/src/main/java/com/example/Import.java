package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.TcpServers;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Talks to the server once, if an argument of this application asks for it, and ends.
 */
@Component
record Import(TcpServers servers, ConfigurableApplicationContext context) implements ApplicationRunner {

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		if (arguments.getNonOptionArgs().contains("import")) {
			System.out.println("Imported " + talk(arguments.getOptionValues("item").get(0)));
			SpringApplication.exit(this.context);
		}
	}

	String talk(String message) throws IOException {
		int port = this.servers.find("upper").port();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		}
	}

}
