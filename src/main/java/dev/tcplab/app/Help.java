package dev.tcplab.app;

import java.io.PrintStream;
import java.util.Arrays;

/**
 * What {@code --help} prints.
 */
public final class Help {

	private static final String PROPERTIES = """

			Most used properties, for every server (tcp-lab.server.*) or for one (tcp-lab.servers.NAME.*):
			  --tcp-lab.server.port=8080         port to listen on; 0 is any free one
			  --tcp-lab.server.address=0.0.0.0   address to listen on
			  --tcp-lab.server.limit=5           finish after this many clients
			  --tcp-lab.server.max-clients=1     one client at a time, as the lesson does
			  --tcp-lab.server.read-timeout=10s  time for one whole message; 0 waits forever
			  --tcp-lab.server.codec=lf          where a message ends: recv (the default), lf, crlf, null,
			                                     raw, length1, length2, length4
			  --tcp-lab.server.keep-open=true    answer message after message on one connection
			  --tcp-lab.console.prefix=client    the client's address before each line about it
			  --server.port=9080                 port of the actuator (HTTP)

			Most used properties for the clients:
			  --tcp-lab.client.host=127.0.0.1    the server to talk to
			  --tcp-lab.client.port=8080         its port
			  --tcp-lab.client.message=Hi        what client sends
			  --tcp-lab.client.count=5           how often client-test talks and ping measures
			  --tcp-lab.client.targets=a:80,b:80 what ping measures

			Most used properties for load:
			  --tcp-lab.load.clients=16          clients at once
			  --tcp-lab.load.duration=10s        for how long, or --tcp-lab.load.exchanges=1000
			  --tcp-lab.load.rate=500            exchanges per second; without it as fast as answers come
			  --tcp-lab.load.message=Hi          what is sent
			  --tcp-lab.load.report=load.json    file for the figures

			Most used properties for check:
			  --tcp-lab.check.exercise=echo2     what the program is to do: happy, echo1, echo2, echo3, teacher,
			                                     client, client-test, or file:my-exercise.yml
			  --tcp-lab.check.command="python3 echo-server2.py"   how it is started
			  --tcp-lab.check.submissions="students/*/echo-server2.py"   check each of these
			  --tcp-lab.check.loopback=true      replace the addresses in Python programs by 127.0.0.1
			  --tcp-lab.check.report=class.html  file for the verdicts (.html, .md, .csv, .json, .xml)

			Try it:  printf Test | nc 127.0.0.1 8080
			""";

	private Help() {
	}

	/**
	 * Whether somebody asks for help.
	 * @param args the arguments of the command
	 * @return whether {@code --help} or {@code -h} is among them
	 */
	public static boolean isAskedFor(String[] args) {
		return Arrays.stream(args).anyMatch((arg) -> arg.equals("--help") || arg.equals("-h"));
	}

	/**
	 * Prints what can be run, and how.
	 * @param output where to print it
	 */
	public static void print(PrintStream output) {
		output.println("TCP Lab: TCP servers and clients for a class on sockets.");
		output.println();
		output.println("java -jar tcp-lab.jar --spring.profiles.active=NAME");
		output.println();
		for (LabProfile profile : LabProfile.values()) {
			output.printf("  %-11s %s%n", profile.profile(), profile.description());
		}
		output.println();
		output.println("Without a NAME it is lab. Names combine: happy,echo3 (give one of them another port).");
		output.print(PROPERTIES);
	}

}
