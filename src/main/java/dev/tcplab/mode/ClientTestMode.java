package dev.tcplab.mode;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.engine.ClientSettings;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Talks several times and prints the messages and answers (Session 10, exercise 4). */
@Component
@Profile("client-test")
record ClientTestMode(LessonClient client, ClientSettings settings) implements Mode {

	@Override
	public void run(Failures failures) {
		String answered = null;
		for (int i = 0; i < this.settings.count(); i++) {
			String message = "Message " + i;
			try {
				this.client.debugTalk(message);
				answered = message;
			}
			catch (TalkException ex) {
				boolean ended = answered != null && ex.outcome() == TalkOutcome.REFUSED;
				String reason = ended
						? "The server answered %s and has ended since: look at its console.".formatted(answered)
						: ex.getMessage();
				failures.report("%s was not answered. %s".formatted(message, reason));
			}
		}
	}

}
