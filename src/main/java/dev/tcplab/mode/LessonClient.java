package dev.tcplab.mode;

import java.nio.charset.StandardCharsets;

import dev.tcplab.client.engine.TalkClient;
import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.stereotype.Component;

/** The client that prints its messages and answers (Session 8, {@code Client0}). */
@Component
record LessonClient(TalkClient client, Transcript transcript) {

	/**
	 * Prints a message, sends it, and prints the answer.
	 * @return the answer
	 */
	String debugTalk(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.transcript.print("To Server: " + coloured(AnsiColor.BLUE, bytes) + "\n");
		byte[] answer = this.client.talk(bytes);
		this.transcript.print("From Server: " + coloured(AnsiColor.GREEN, answer) + "\n");
		return new String(answer, StandardCharsets.UTF_8);
	}

	private static String coloured(AnsiColor colour, byte[] text) {
		return AnsiOutput.toString(colour, VisibleText.ofLines(text));
	}

	/**
	 * Prints {@code OK!}, as the lesson's first exercise on classes does. It does not
	 * connect.
	 */
	void ping() {
		this.transcript.print("OK!\n");
	}

	@Override
	public String toString() {
		return this.client.toString();
	}

}
