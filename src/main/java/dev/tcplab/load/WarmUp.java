package dev.tcplab.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.client.TcpClients;
import dev.tcplab.proxy.ProxyProtocol;

/**
 * A short load on this process itself, so that what is measured later is not how this
 * program loads and compiles its classes.
 */
final class WarmUp {

	private static final int CLIENTS = 16;

	private static final String MESSAGE = "Warm up";

	private WarmUp() {
	}

	/**
	 * Runs the load.
	 * @param clients make the client to warm up
	 * @param time for how long; zero is not at all
	 * @param executor takes any number of blocking tasks
	 */
	static void run(TcpClients clients, Duration time, Executor executor) throws InterruptedException {
		InetAddress self = InetAddress.getLoopbackAddress();
		if (time.isZero()) {
			return;
		}
		try (ServerSocket server = new ServerSocket(0, CLIENTS, self)) {
			executor.execute(() -> echo(server));
			LoadSettings settings = new LoadSettings(CLIENTS, null, time, null, MESSAGE, MESSAGE, null, Duration.ZERO);
			Load load = new Load(clients.to(self.getHostAddress(), server.getLocalPort(), false, ProxyProtocol.NONE),
					settings, new Schedule(null, time, null), new Measurements(), executor);
			while (!load.awaitEnd(time)) {
				load.stop();
			}
		}
		catch (IOException ex) {
			// The first exchanges will take a little longer, then.
		}
	}

	private static void echo(ServerSocket server) {
		byte[] message = new byte[2 * MESSAGE.length()];
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				client.getOutputStream().write(message, 0, Math.max(0, client.getInputStream().read(message)));
			}
			catch (IOException ex) {
				// The end, or one client's fault.
			}
		}
	}

}
