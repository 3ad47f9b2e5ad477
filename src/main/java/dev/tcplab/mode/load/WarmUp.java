package dev.tcplab.mode.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;

/**
 * A short load on this process itself, so that later measurements do not include loading
 * and compiling classes.
 */
final class WarmUp {

	private static final int CLIENTS = 16;

	// The JVM compiles as if events that have not happened yet, such as the end of a
	// load, never would, and compiles again when they do.
	private static final int ROUNDS = 8;

	private static final String MESSAGE = "Warm up";

	private WarmUp() {
	}

	static void run(ClientOptions client, Duration time, Executor executor) throws InterruptedException {
		InetAddress self = InetAddress.getLoopbackAddress();
		if (time.isZero()) {
			return;
		}
		try (ServerSocket server = new ServerSocket(0, CLIENTS, self)) {
			executor.execute(() -> echo(server));
			Dialog dialog = Dialog.of(MESSAGE, Codec.RECV, MESSAGE, false);
			Target target = new Target(new ServerAddress(self.getHostAddress(), server.getLocalPort()),
					client.proxyProtocol(ProxyProtocol.NONE), null);
			Duration round = time.dividedBy(ROUNDS);
			for (int i = 0; i < ROUNDS; i++) {
				Load load = new Load(target, CLIENTS, dialog, new Schedule(null, round, null), new Measurements());
				while (!load.awaitEnd(round)) {
					load.stop();
				}
			}
		}
		catch (IOException ex) {
			// The first exchanges take a little longer, then.
		}
		// Collects the garbage of the start now rather than during the load.
		System.gc();
	}

	private static void echo(ServerSocket server) {
		byte[] message = new byte[2 * MESSAGE.length()];
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				client.getOutputStream().write(message, 0, Math.max(0, client.getInputStream().read(message)));
			}
			catch (IOException ex) {
				// The server was closed, or one client failed.
			}
		}
	}

}
