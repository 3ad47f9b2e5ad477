package dev.tcplab.protocol.codec;

import java.io.IOException;

public class MalformedMessageException extends IOException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	MalformedMessageException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	static MalformedMessageException tooLong(int messageSize) {
		return new MalformedMessageException(Kind.TOO_LONG, "Message longer than " + messageSize + " bytes");
	}

	static MalformedMessageException cutShort(long received) {
		return new MalformedMessageException(Kind.CUT_SHORT, "Message cut short after " + received + " bytes");
	}

	static MalformedMessageException impossibleLength() {
		return new MalformedMessageException(Kind.IMPOSSIBLE_LENGTH, "Message of negative length");
	}

	public Kind kind() {
		return this.kind;
	}

	public enum Kind {

		/**
		 * It is longer than the message size.
		 */
		TOO_LONG,

		/**
		 * The stream ended within it.
		 */
		CUT_SHORT,

		IMPOSSIBLE_LENGTH

	}

}
