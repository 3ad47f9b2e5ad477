package dev.tcplab.lesson;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/** Echoes every message (Session 10, exercise 1). */
@Configuration(proxyBeanMethods = false)
@Profile("echo1")
class Echo1Server {

	private static final byte[] ECHO = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

	@Bean
	IntegrationFlow echo1(TcpServers servers) {
		return servers.server("echo1").format(new Format()).create().answering(Echo1Server::answer);
	}

	/** Returns {@code ECHO: }, the message unchanged, and a line ending. */
	static byte[] answer(byte[] message) {
		return ByteBuffer.allocate(ECHO.length + message.length + 1).put(ECHO).put(message).put((byte) '\n').array();
	}

	static class Format implements TranscriptFormat {

		@Override
		public String received(String message) {
			// Even without colors, it would copy the message several times.
			boolean coloured = !AnsiOutput.encode(AnsiColor.GREEN).isEmpty();
			return TranscriptFormat.super.received(coloured ? AnsiOutput.toString(AnsiColor.GREEN, message) : message);
		}

	}

}
