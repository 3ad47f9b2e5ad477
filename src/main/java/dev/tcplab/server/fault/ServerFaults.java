package dev.tcplab.server.fault;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.FaultSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The faults of one server, which can be changed while it serves clients: clients that
 * are already connected keep theirs. Several threads may use it at once.
 */
public final class ServerFaults {

	private final String server;

	private final Logger logger;

	private FaultSettings settings = FaultSettings.NONE;

	// Every connection reads this: without faults, it costs only a check for null.
	private volatile @Nullable FaultDraws draws;

	/**
	 * Starts with faults.
	 * @param logger gets a line whenever the faults are turned on or off
	 */
	public ServerFaults(String server, FaultSettings settings, Logger logger) {
		this.server = server;
		this.logger = logger;
		set(settings);
	}

	/**
	 * Replaces all settings, and restarts the count and the draws.
	 */
	public synchronized void set(FaultSettings settings) {
		boolean wereOn = this.draws != null;
		this.settings = settings;
		FaultDraws draws = settings.areOff() ? null : new FaultDraws(settings);
		this.draws = draws;
		if (draws != null) {
			this.logger.warn("Faults on for {}: {}", this.server, settings.summary());
			if (settings.during() != null) {
				CompletableFuture.delayedExecutor(settings.during().toNanos(), TimeUnit.NANOSECONDS)
					.execute(() -> expire(draws));
			}
		}
		else if (wereOn) {
			this.logger.warn("Faults off for {}", this.server);
		}
	}

	private synchronized void expire(FaultDraws draws) {
		if (this.draws == draws) {
			set(FaultSettings.NONE);
		}
	}

	public synchronized FaultSettings settings() {
		return this.settings;
	}

	/**
	 * Draws the faults of a connection; {@code null} if it is served as usual.
	 */
	public @Nullable ConnectionFaults draw() {
		FaultDraws draws = this.draws;
		return (draws != null) ? draws.next() : null;
	}

	/**
	 * Returns whether connections must be drawn before their first read.
	 */
	public boolean delayFirstRead() {
		FaultDraws draws = this.draws;
		return draws != null && draws.delayFirstRead();
	}

}
