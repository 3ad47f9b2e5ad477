package dev.tcplab.mode.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.client.ServerAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;

/**
 * A short load on this process itself, so that what is measured later is not how this
 * program loads and compiles its classes.
 */
final class WarmUp {

	private static final int CLIENTS = 16;

	// The JVM compiles code as if what has never happened never would, such as the end of
	// a load, and once more when it does.
	private static final int ROUNDS = 8;

	private static final String MESSAGE = "Warm up";

	private WarmUp() {
	}

	/**
	 * Runs the load.
	 * @param client the clients' timeouts
	 * @param time for how long; zero is not at all
	 * @param executor takes one task
	 */
	static void run(ClientSettings client, Duration time, Executor executor) throws InterruptedException {
		InetAddress self = InetAddress.getLoopbackAddress();
		if (time.isZero()) {
			return;
		}
		try (ServerSocket server = new ServerSocket(0, CLIENTS, self)) {
			executor.execute(() -> echo(server));
			Dialog dialog = Dialog.of(MESSAGE, Codec.RECV, MESSAGE, false);
			Target target = new Target(new ServerAddress(self.getHostAddress(), server.getLocalPort()),
					client.with(ProxyProtocol.NONE), null);
			Duration round = time.dividedBy(ROUNDS);
			for (int i = 0; i < ROUNDS; i++) {
				Load load = new Load(target, CLIENTS, dialog, new Schedule(null, round, null), new Measurements());
				while (!load.awaitEnd(round)) {
					load.stop();
				}
			}
		}
		catch (IOException ex) {
			// The first exchanges will take a little longer, then.
		}
		// What the start has left is collected now rather than in the midst of the load.
		System.gc();
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
