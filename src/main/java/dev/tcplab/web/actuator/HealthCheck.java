package dev.tcplab.web.actuator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.tcplab.web.http.HttpDefaults;
import org.jspecify.annotations.Nullable;

/**
 * Asks the actuator on this machine whether the servers are ready, for a container whose
 * image has no HTTP client. It uses a plain socket, because loading an HTTP client's
 * classes takes longer than everything else.
 */
final class HealthCheck {

	private static final int PATIENCE_MILLIS = 2000;

	private static final String REQUEST = "GET /actuator/health/readiness HTTP/1.0\r\n\r\n";

	private HealthCheck() {
	}

	/**
	 * Prints the actuator's answer, and exits with 0 if the servers are ready; otherwise,
	 * with 1. The port comes from {@code SERVER_PORT}, or is 9080.
	 */
	public static void main(String[] args) {
		System.exit(check(port(System.getenv("SERVER_PORT")), System.out));
	}

	private static int port(@Nullable String configured) {
		// Kubernetes sets it to an address if there is a service named "server".
		boolean isPort = configured != null && configured.matches("\\d+");
		return isPort ? Integer.parseInt(configured) : HttpDefaults.PORT;
	}

	static int check(int port, PrintStream output) {
		try {
			String response = response(port);
			output.println(response.substring(response.indexOf("\r\n\r\n") + 4));
			return response.startsWith("HTTP/1.1 200 ") ? 0 : 1;
		}
		catch (IOException ex) {
			output.println("The actuator does not answer at port " + port + ": " + ex.getMessage());
			return 1;
		}
	}

	private static String response(int port) throws IOException {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
			socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
