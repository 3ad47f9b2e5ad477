package dev.tcplab.wire;

import java.io.IOException;

/**
 * What was received is not a message of the codec.
 */
public class MalformedMessageException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedMessageException(String message) {
		super(message);
	}

	static MalformedMessageException tooLong(int messageSize) {
		return new MalformedMessageException("Message longer than " + messageSize + " bytes");
	}

	static MalformedMessageException cutShort(int received) {
		return new MalformedMessageException("Message cut short after " + received + " bytes");
	}

}
