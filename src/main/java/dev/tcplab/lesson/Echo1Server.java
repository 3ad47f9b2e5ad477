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

/**
 * Echoes every message (Session 10, exercise 1).
 */
@Configuration(proxyBeanMethods = false)
@Profile("echo1")
class Echo1Server {

	private static final byte[] ECHO = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

	@Bean
	IntegrationFlow echo1(TcpServers servers) {
		return servers.server("echo1").format(new Format()).create().answering(Echo1Server::answer);
	}

	/**
	 * Answers a message, as the other echo servers do too.
	 * @param message the message, of any bytes
	 * @return {@code ECHO: }, the message unchanged, and a line end
	 */
	static byte[] answer(byte[] message) {
		return ByteBuffer.allocate(ECHO.length + message.length + 1).put(ECHO).put(message).put((byte) '\n').array();
	}

	/**
	 * The message is green.
	 */
	static class Format implements TranscriptFormat {

		@Override
		public String received(String message) {
			// Without colours it would still copy the message, several times.
			boolean coloured = !AnsiOutput.encode(AnsiColor.GREEN).isEmpty();
			return TranscriptFormat.super.received(coloured ? AnsiOutput.toString(AnsiColor.GREEN, message) : message);
		}

	}

}
