package dev.tcplab.testing;

import java.util.concurrent.locks.ReentrantLock;

import dev.tcplab.protocol.tls.TlsException;
import dev.tcplab.server.PortTakenException;
import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Starts and stops a server, for JUnit or for a test that calls it directly.
 */
abstract class Lifecycle
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

	private final String definedIn = TestLine.current();

	// Held during a test, so that tests that share the server run one after another.
	private final ReentrantLock test = new ReentrantLock();

	// The number of classes and tests of JUnit that use the server now.
	private int users;

	private volatile @Nullable RunningServer running;

	abstract RunningServer create();

	void launch(String line) {
		if (this.running != null) {
			throw TestLine.misuseAt(line, "The server is already running. Call start() once, or let JUnit start it");
		}
		try {
			this.running = create();
		}
		catch (PortTakenException ex) {
			throw TestLine.misuseAt(line,
					"%s. Remove port(%d) to get a free one".formatted(ex.getMessage(), ex.port()));
		}
		catch (TlsException ex) {
			throw TestLine.misuseAt(line, ex.getMessage() + ". Check the files and the password of tls(…)");
		}
		catch (AdvisedException ex) {
			throw TestLine.misuseAt(line, "%s. %s".formatted(ex.getMessage(), ex.advice()));
		}
		catch (BindException ex) {
			throw TestLine.misuseAt(line, NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	boolean isRunning() {
		return this.running != null;
	}

	RunningServer running() {
		RunningServer running = this.running;
		if (running == null) {
			throw TestLine
				.misuse("The server is not running. Add @RegisterExtension to its field, or call start() first");
		}
		return running;
	}

	// Rules that are defined before the reset would be lost.
	boolean awaitsTest() {
		return this.users > 0 && !this.test.isLocked();
	}

	/**
	 * Stops the server, and reports messages that no rule answered.
	 * @throws AssertionError if there were any
	 */
	@Override
	public void close() {
		RunningServer running = this.running;
		this.running = null;
		if (running != null) {
			try (running) {
				running.verify(null);
			}
		}
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		use();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.test.lock();
		use();
		if (this.test.getHoldCount() > 1) {
			throw TestLine.misuseAt(this.definedIn,
					"JUnit runs one test inside another, and both use this server. Use another server in the inner test");
		}
		running().reset();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		if (!this.test.isHeldByCurrentThread()) {
			return;
		}
		try {
			if (this.running != null) {
				this.running.verify(context.getExecutionException().orElse(null));
			}
		}
		finally {
			release();
			this.test.unlock();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		release();
	}

	private synchronized void use() {
		if (this.users++ == 0) {
			launch(this.definedIn);
		}
	}

	// JUnit also calls it if another extension failed before this one could begin.
	private synchronized void release() {
		if (this.users > 0 && --this.users == 0 && this.running != null) {
			this.running.close();
			this.running = null;
		}
	}

}
