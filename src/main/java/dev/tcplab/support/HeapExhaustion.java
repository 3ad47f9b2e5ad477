package dev.tcplab.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the process when its heap is exhausted, so that an orchestrator restarts it. A
 * process that half works is worse: it accepts clients and answers none.
 */
public final class HeapExhaustion {

	private static final int EXIT_CODE = 3;

	// Created beforehand, because no memory is left then.
	private static final byte[] LINE = "The heap is exhausted, so the process ends. Give it more memory, as in -Xmx512m\n"
		.getBytes(StandardCharsets.US_ASCII);

	private static volatile boolean endsProcess;

	private HeapExhaustion() {
	}

	/**
	 * Makes an exhausted heap end the process, even if a thread without a handler notices
	 * it. Only for a program of its own: a library must not end its host.
	 */
	public static void endProcess() {
		endsProcess = true;
		Thread.setDefaultUncaughtExceptionHandler((thread, ex) -> {
			check(ex);
			System.err.printf("Exception in thread \"%s\" ", thread.getName());
			ex.printStackTrace();
		});
	}

	/** Ends the process if an exception shows that the heap is exhausted. */
	public static void check(Throwable thrown) {
		for (Throwable cause = thrown; endsProcess && cause != null; cause = cause.getCause()) {
			if (cause instanceof OutOfMemoryError && isOfHeap(cause.getMessage())) {
				try (FileOutputStream errors = new FileOutputStream(FileDescriptor.err)) {
					errors.write(LINE);
				}
				catch (IOException ex) {
					// The exit code shows the reason, too.
				}
				finally {
					Runtime.getRuntime().halt(EXIT_CODE);
				}
			}
		}
	}

	// The JVM has no type for this. A lack of threads has another message.
	private static boolean isOfHeap(String message) {
		return message != null && (message.startsWith("Java heap space") || message.startsWith("GC overhead limit"));
	}

}
