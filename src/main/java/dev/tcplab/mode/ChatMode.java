package dev.tcplab.mode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sends each line that is typed on a new connection (Session 8, exercise 3). */
@Component
@Profile("chat")
record ChatMode(TalkClient client, ClientSettings settings, Transcript transcript) implements Mode {

	@Override
	public void run(Failures failures) throws IOException {
		System.err.printf("Talking to %s. %s ends it.%n", this.client.server(),
				isWindows() ? "Ctrl-Z and Enter" : "Ctrl-D");
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String message;
		while ((message = ask(input)) != null) {
			try {
				say(message);
			}
			catch (TalkException ex) {
				this.transcript.flush();
				System.err.println(VisibleText.ofLines(String.valueOf(ex.getMessage())));
			}
		}
		this.transcript.print("\n");
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").startsWith("Windows");
	}

	private @Nullable String ask(BufferedReader input) throws IOException {
		this.transcript.print("Message to send: ");
		return input.readLine();
	}

	private void say(String message) {
		if (this.settings.awaitAnswer()) {
			String answer = VisibleText.ofLines(this.client.talk(message.getBytes(StandardCharsets.UTF_8)));
			this.transcript.print(answer.endsWith("\n") ? answer : answer + "\n");
		}
		else {
			this.client.send(message);
		}
	}

}
