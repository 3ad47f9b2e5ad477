package dev.tcplab.client;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends one message and prints the answer (Session 8, the client).
 */
@Component
@Profile("client")
record ClientMode(TcpClient client, ClientSettings settings, Transcript transcript) implements Mode {

	@Override
	public void run(Failures failures) {
		if (this.settings.awaitAnswer()) {
			byte[] answer = this.client.exchange(this.settings.message());
			this.transcript.print("MESSAGE FROM THE SERVER:\n\n" + VisibleText.ofLines(answer) + "\n");
		}
		else {
			this.client.tell(this.settings.message());
		}
	}

}
