package dev.tcplab.testing;

import java.nio.charset.StandardCharsets;

import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One message of a client and its result.
 *
 * @param bytes the message without its frame; empty if none arrived
 * @param answerBytes the answer without its frame, before a fault changed or replaced it;
 * {@code null} if there was none
 * @param details the client, the number of bytes, the duration, the faults, and the rule
 */
public record Exchange(byte[] bytes, byte @Nullable [] answerBytes, dev.tcplab.server.Exchange details) {

	/**
	 * Returns the message, in UTF-8.
	 */
	public String message() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	/**
	 * Returns the answer, in UTF-8; {@code null} if there was none.
	 */
	public @Nullable String answer() {
		return (this.answerBytes != null) ? new String(this.answerBytes, StandardCharsets.UTF_8) : null;
	}

	/**
	 * Returns how the exchange ended for the client.
	 */
	public Outcome outcome() {
		return this.details.outcome();
	}

	@Override
	public String toString() {
		return "%s from client %d: %s".formatted(VisibleText.quoted(this.bytes), this.details.client().number(),
				outcome());
	}

}
