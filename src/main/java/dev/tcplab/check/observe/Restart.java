package dev.tcplab.check.observe;

import org.jspecify.annotations.Nullable;

/**
 * A server's behavior with unusual clients.
 *
 * @param fatal the client that ended the service, or null if it survived all of them
 * @param printed the output up to then
 * @param interrupt the reaction to Ctrl-C afterward
 */
public record Restart(@Nullable Stranger fatal, String printed, Interrupt interrupt) {

	public enum Stranger {

		SILENT, RESETTING, SILENT_OR_RESETTING, NOT_UTF_8

	}

}
