package dev.tcplab.check.judge;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Placeholders;
import dev.tcplab.check.observe.Talk;

/**
 * A client's exchange with a server.
 *
 * @param printed the server's output until the next client
 */
record Turn(Step step, Talk talk, String printed) {

	boolean isAnswered() {
		return this.talk.isAnswered();
	}

	String fill(String text) {
		return placeholders().fill(text);
	}

	Placeholders placeholders() {
		return new Placeholders(this.talk.number(), this.talk.client(), this.talk.sent(), this.talk.text());
	}

	boolean printsMessageAsBytes() {
		return this.printed.contains("b'" + this.talk.sent() + "'");
	}

}
