package dev.tcplab.hostile;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import dev.tcplab.LabProcess;
import dev.tcplab.server.Wire;
import dev.tcplab.soak.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Output that is not read.
 */
@Timeout(120)
class TerminalHostile {

	private static final int CLIENTS = 20_000;

	private static final Pattern DROPPED = Pattern.compile("(\\d+) lines of the transcript were dropped");

	@Test
	void answersAndCountsLinesIfUnread() throws Exception {
		try (Target target = new Target(LabProcess.startBlocked(false, Target.echo("echo1")))) {
			String healthy = target.beside("echo1").attack(() -> talk(target.port("echo1")));
			long exchanges = target.watched().count("echo1", "exchanges.answered");
			CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(target.process()::readOutput);
			target.process().awaitError("lines of the transcript were dropped");
			target.terminate();
			long dropped = target.process()
				.errorLines()
				.stream()
				.flatMap((line) -> DROPPED.matcher(line).results())
				.mapToLong((number) -> Long.parseLong(number.group(1)))
				.sum();
			Table.row("Standard output that is not read", "%,d clients".formatted(CLIENTS),
					"all were answered; %s; %,d lines were dropped and counted, %,d written", healthy, dropped,
					read.get().size());
			// Two at the start, three for each exchange, and one at the end.
			assertThat(read.get().size() + dropped).isEqualTo(3 + 3 * exchanges);
		}
	}

	@Test
	void answersAndStopsIfNothingIsRead() throws Exception {
		// More than fits into a pipe is logged during the start.
		try (Target target = new Target(
				LabProcess.startBlocked(true, Target.echo("echo1", "--logging.level.root=debug")))) {
			String healthy = target.beside("echo1").attack(() -> talk(target.port("echo1")));
			target.terminate();
			Table.row("Neither standard output nor standard error is read", "%,d clients".formatted(CLIENTS),
					"all were answered; %s; ended by SIGTERM", healthy);
		}
	}

	private static void talk(int port) throws Exception {
		Clients.run(CLIENTS, 16, (number) -> assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n"));
	}

}
