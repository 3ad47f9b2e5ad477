package dev.tcplab.web.actuator;

/**
 * Hears a signal that ends the process while the context is being made, which closes only
 * once it is complete.
 */
final class Shutdown implements AutoCloseable {

	private final Thread hook = new Thread(this::begin, "shutdown");

	private volatile boolean begun;

	Shutdown() {
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			begin();
		}
	}

	private void begin() {
		this.begun = true;
	}

	boolean hasBegun() {
		return this.begun;
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			begin();
		}
	}

}
