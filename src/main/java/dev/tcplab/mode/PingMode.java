package dev.tcplab.mode;

import java.util.List;

import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Prints how long TCP connections take (Session 8, exercise 2). Each counts as a client.
 */
@Component
@Profile("ping")
record PingMode(TalkClient client, ClientSettings settings, Transcript transcript) implements Mode {

	@Override
	public void run(Failures failures) {
		this.transcript.print(PingTable.header(this.settings.count()) + "\n");
		Ping.warmUp();
		for (ServerAddress target : targets()) {
			Ping ping = Ping.measure(target, this.settings.count(), this.settings.connectTimeout());
			this.transcript.print(PingTable.row(ping) + "\n");
			if (ping.isUnreached()) {
				failures.report("%s was never reached: %s".formatted(target, ping.problem()));
			}
		}
	}

	private List<ServerAddress> targets() {
		return this.settings.targets().isEmpty() ? List.of(this.client.server())
				: this.settings.targets()
					.stream()
					.map((target) -> ServerAddress.parse(target, this.client.server()))
					.toList();
	}

}
