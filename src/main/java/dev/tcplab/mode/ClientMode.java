package dev.tcplab.mode;

import java.nio.charset.StandardCharsets;

import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sends one message and prints the answer (Session 8, the client). */
@Component
@Profile("client")
record ClientMode(TalkClient client, ClientSettings settings, Transcript transcript) implements Mode {

	@Override
	public void run(Failures failures) {
		if (this.settings.awaitAnswer()) {
			byte[] answer = this.client.talk(this.settings.message().getBytes(StandardCharsets.UTF_8));
			this.transcript.print("MESSAGE FROM THE SERVER:\n\n" + VisibleText.ofLines(answer) + "\n");
		}
		else {
			this.client.send(this.settings.message());
		}
	}

}
