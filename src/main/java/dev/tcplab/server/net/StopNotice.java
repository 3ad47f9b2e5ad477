package dev.tcplab.server.net;

import java.util.List;

import dev.tcplab.console.Transcript;

import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Says, as the last line of the transcript, that the servers were stopped before they had
 * finished (Session 10: Ctrl-C).
 */
final class StopNotice implements SmartLifecycle, ApplicationListener<ContextRefreshedEvent> {

	private final ServerRegistry servers;

	private final Transcript transcript;

	private volatile boolean running;

	StopNotice(ServerRegistry servers, Transcript transcript) {
		this.servers = servers;
		this.transcript = transcript;
	}

	/**
	 * Everything has started, so there is something to stop.
	 */
	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		this.running = true;
	}

	@Override
	public boolean isAutoStartup() {
		return false;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.servers.wereStopped()) {
			this.transcript.print(List.of("Server stopped by the user"));
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		// The last to be stopped.
		return Integer.MIN_VALUE;
	}

}
