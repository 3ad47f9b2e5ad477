package dev.tcplab.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.client.DirectClient;

/**
 * A short load on this process itself, so that what is measured later is not how this
 * program loads and compiles its classes.
 */
final class WarmUp {

	private static final LoadSettings SETTINGS = new LoadSettings(16, null, Duration.ofSeconds(2), null, "Warm up",
			"Warm up", null);

	private static final int MESSAGE_SIZE = 64;

	private WarmUp() {
	}

	/**
	 * Runs the load, for two seconds.
	 * @param client the client to warm up, which talks to nobody else
	 * @param executor takes any number of blocking tasks
	 */
	static void run(DirectClient client, Executor executor) throws InterruptedException {
		InetAddress self = InetAddress.getLoopbackAddress();
		try (ServerSocket server = new ServerSocket(0, SETTINGS.clients(), self)) {
			executor.execute(() -> echo(server));
			Schedule schedule = new Schedule(SETTINGS.exchanges(), SETTINGS.duration(), null);
			Load load = new Load(client.plain(self.getHostAddress(), server.getLocalPort()), SETTINGS, schedule,
					new Measurements(), executor);
			while (!load.awaitEnd(SETTINGS.duration())) {
				load.stop();
			}
		}
		catch (IOException ex) {
			// The first exchanges will take a little longer, then.
		}
	}

	private static void echo(ServerSocket server) {
		byte[] message = new byte[MESSAGE_SIZE];
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				client.getOutputStream().write(message, 0, client.getInputStream().read(message));
			}
			catch (IOException ex) {
				// The end, or one client's fault.
			}
		}
	}

}
