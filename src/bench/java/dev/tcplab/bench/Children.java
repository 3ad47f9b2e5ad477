package dev.tcplab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The processes that the benchmark has started, none of which outlives it.
 */
final class Children {

	private static final List<Process> RUNNING = new ArrayList<>();

	private static boolean ending;

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll));
	}

	private Children() {
	}

	static Process start(ProcessBuilder builder) throws IOException {
		synchronized (RUNNING) {
			if (ending) {
				throw new BenchmarkException("The benchmark is ending");
			}
			Process process = builder.start();
			RUNNING.add(process);
			return process;
		}
	}

	static void end(Process process) {
		process.destroy();
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		synchronized (RUNNING) {
			RUNNING.remove(process);
		}
	}

	static boolean areEnding() {
		synchronized (RUNNING) {
			return ending;
		}
	}

	private static void endAll() {
		synchronized (RUNNING) {
			ending = true;
			RUNNING.forEach(Process::destroyForcibly);
			RUNNING.forEach((process) -> process.onExit().join());
		}
	}

}
