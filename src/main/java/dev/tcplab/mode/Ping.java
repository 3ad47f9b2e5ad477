package dev.tcplab.mode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.console.PythonAddress;
import org.jspecify.annotations.Nullable;

/** Nanoseconds of connections to one server, {@code null} where none was made. */
record Ping(ServerAddress target, @Nullable String ip, List<@Nullable Long> times, @Nullable String problem) {

	private static final int WARM_UPS = 20;

	static Ping measure(ServerAddress target, int count, Duration timeout) {
		List<@Nullable Long> times = new ArrayList<>();
		String problem = null;
		try {
			InetAddress address = InetAddress.getByName(target.host());
			for (int i = 0; i < count; i++) {
				try {
					times.add(connect(new InetSocketAddress(address, target.port()), timeout));
				}
				catch (IOException ex) {
					times.add(null);
					problem = ex.getMessage();
				}
			}
			return new Ping(target, PythonAddress.host(address), times, problem);
		}
		catch (UnknownHostException ex) {
			return new Ping(target, null, times, "unknown host");
		}
	}

	/**
	 * Measures this process itself, so that the first time does not include loading
	 * classes.
	 */
	static void warmUp() {
		InetAddress self = InetAddress.getLoopbackAddress();
		try (ServerSocket server = new ServerSocket(0, WARM_UPS, self)) {
			measure(new ServerAddress(self.getHostAddress(), server.getLocalPort()), WARM_UPS, Duration.ofSeconds(1));
		}
		catch (IOException ex) {
			// The first time is a little longer, then.
		}
	}

	private static long connect(InetSocketAddress address, Duration timeout) throws IOException {
		try (Socket socket = new Socket()) {
			long begin = System.nanoTime();
			socket.connect(address, (int) timeout.toMillis());
			return System.nanoTime() - begin;
		}
	}

	boolean isUnreached() {
		return this.times.stream().allMatch((time) -> time == null);
	}

	long lost() {
		return this.times.stream().filter((time) -> time == null).count();
	}

}
