package dev.tcplab.console;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the transcript looks.
 *
 * @param prefix what stands in brackets before each line: "auto" is the server's name
 * when several servers run, "server" always its name, "client" the client's address and
 * port on the lines about a client, "none" nothing
 */
public record ConsoleSettings(@DefaultValue("auto") Prefix prefix) {

	/**
	 * What stands in brackets before a line.
	 */
	public enum Prefix {

		/**
		 * The server's name when several servers run.
		 */
		AUTO,

		/**
		 * Nothing.
		 */
		NONE,

		/**
		 * The server's name.
		 */
		SERVER,

		/**
		 * The client's address and port, on the lines about a client.
		 */
		CLIENT

	}

}
