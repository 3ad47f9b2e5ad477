package dev.tcplab.client;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Talks several times, and prints what was said (Session 10, exercise 4).
 */
@Component
@Profile("client-test")
class ClientTestMode implements ApplicationRunner {

	private final TcpClient client;

	private final ClientSettings settings;

	private final Failures failures;

	ClientTestMode(TcpClient client, ClientSettings settings, Failures failures) {
		this.client = client;
		this.settings = settings;
		this.failures = failures;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		for (int i = 0; i < this.settings.count(); i++) {
			String message = "Message " + i;
			try {
				this.client.debugTalk(message);
			}
			catch (TalkException ex) {
				this.failures.report("%s was not answered. %s".formatted(message, ex.getMessage()));
			}
		}
	}

}
