package dev.tcplab.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JDK alone: a blocking socket and a virtual thread for each client.
 */
public final class VirtualThreadEcho {

	private static final byte[] PREFIX = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

	private VirtualThreadEcho() {
	}

	public static void main(String[] args) throws IOException {
		try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 1024,
				InetAddress.getLoopbackAddress())) {
			while (true) {
				Socket client = server.accept();
				Thread.startVirtualThread(() -> answer(client));
			}
		}
	}

	private static void answer(Socket client) {
		try (client) {
			byte[] answer = Arrays.copyOf(PREFIX, PREFIX.length + 2048 + 1);
			int length = Math.max(0, client.getInputStream().read(answer, PREFIX.length, 2048));
			answer[PREFIX.length + length] = '\n';
			client.getOutputStream().write(answer, 0, PREFIX.length + length + 1);
		}
		catch (IOException ex) {
			// The client has left.
		}
	}

}
