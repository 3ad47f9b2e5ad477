package dev.tcplab.server;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * The lines of an echo server: the message is green.
 */
class EchoLines implements Lines {

	@Override
	public String received(String message) {
		return Lines.super.received(AnsiOutput.toString(AnsiColor.GREEN, message));
	}

}
