package dev.tcplab.hostile;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Hostile clients, one after another in each of a few threads.
 */
interface Clients {

	/**
	 * Talks as one client does. An {@link IOException} is the end of its connection.
	 */
	void talk(int number) throws IOException;

	static void run(int count, int threads, Clients clients) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<? extends Future<?>> talks = IntStream.range(0, count)
				.mapToObj((number) -> executor.submit(() -> talk(clients, number)))
				.toList();
			for (Future<?> talk : talks) {
				talk.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void talk(Clients clients, int number) {
		try {
			clients.talk(number);
		}
		catch (IOException ex) {
			// The server has closed the connection.
		}
	}

}
