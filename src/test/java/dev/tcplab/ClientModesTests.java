package dev.tcplab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.Keys;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client modes, each against an echo server.
 */
@ResourceLock(Resources.SYSTEM_ERR)
class ClientModesTests {

	@RegisterExtension
	final TcpLabServer server = TcpLabServer.answering((message) -> "ECHO: " + message + "\n");

	@Test
	void printsAnswerAsClient() throws Exception {
		ModeRun run = start("client");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEqualTo("MESSAGE FROM THE SERVER:\n\nECHO: HELLO FROM THE CLIENT!!!\n\n");
	}

	@Test
	void sendsWithoutReadingAsClient() throws Exception {
		ModeRun run = start("client", "--tcp-lab.client.await-answer=false");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEmpty();
	}

	@Test
	void talksFiveTimesAsClientTest() throws Exception {
		ModeRun run = start("client-test");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEqualTo("""
				To Server: Message 0
				From Server: ECHO: Message 0

				To Server: Message 1
				From Server: ECHO: Message 1

				To Server: Message 2
				From Server: ECHO: Message 2

				To Server: Message 3
				From Server: ECHO: Message 3

				To Server: Message 4
				From Server: ECHO: Message 4

				""");
	}

	@Test
	void reportsEachFailureAsClientTest() throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			ModeRun run = start("client-test", "--tcp-lab.client.count=2", "--tcp-lab.client.port=" + port.number());
			assertThat(run.exitCode()).isOne();
			String reason = ("Connection to 127.0.0.1, port %d refused: no server is listening there."
					+ " Start it, or check the address and the port.")
				.formatted(port.number());
			assertThat(run.errors()).containsSubsequence("Message 0 was not answered. " + reason,
					"Message 1 was not answered. " + reason);
			assertThat(run.output().lines()).containsExactly("To Server: Message 0", "To Server: Message 1");
		}
	}

	@Test
	void reportsEndedServerAsClientTest() throws Exception {
		try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerOne(once));
			ModeRun run = start("client-test", "--tcp-lab.client.count=2",
					"--tcp-lab.client.port=" + once.getLocalPort());
			answered.get(20, TimeUnit.SECONDS);
			assertThat(run.exitCode()).isOne();
			assertThat(run.errors()).contains("Message 1 was not answered."
					+ " The server answered Message 0 and has ended since: look at its console.");
		}
	}

	@Test
	void talksToOnlyServerInProcessAsClient() {
		ModeRun run = ModeRun.of("--spring.profiles.active=echo1,client", "--spring.main.web-application-type=none",
				"--tcp-lab.server.port=0", "--tcp-lab.server.limit=1");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).contains("MESSAGE FROM THE SERVER:\n\nECHO: HELLO FROM THE CLIENT!!!\n\n");
	}

	@Test
	void keepsTargetWithSeveralServersAsClient() {
		ModeRun run = start("client", "--spring.profiles.include=happy,teacher",
				"--spring.main.web-application-type=none", "--tcp-lab.server.port=0", "--tcp-lab.server.limit=1");
		assertThat(run.output()).contains("ECHO: HELLO FROM THE CLIENT!!!\n\n");
	}

	private static void answerOne(ServerSocket once) {
		try (Socket client = once.accept()) {
			client.getInputStream().read(new byte[100]);
			once.close();
			client.getOutputStream().write('x');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void printsAnswersUntilInputEndsAsChat() throws Exception {
		ModeRun run = typing("hello\nagain\n", "chat");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output())
			.isEqualTo("Message to send: ECHO: hello\nMessage to send: ECHO: again\nMessage to send: \n");
		assertThat(run.errors())
			.anyMatch((line) -> line.matches("Talking to 127\\.0\\.0\\.1, port %d\\. Ctrl-(D|Z and Enter) ends it\\."
				.formatted(this.server.port())));
	}

	@Test
	void continuesAfterRefusalAsChat() throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			ModeRun run = typing("hello\n", "chat", "--tcp-lab.client.port=" + port.number());
			assertThat(run.exitCode()).isZero();
			assertThat(run.output()).isEqualTo("Message to send: Message to send: \n");
			assertThat(run.errors()).anyMatch(
					(line) -> line.startsWith("Connection to 127.0.0.1, port %d refused".formatted(port.number())));
		}
	}

	@Test
	void printsRowForEachTargetAsPing() throws Exception {
		String targets = "127.0.0.1:%d,nosuch.invalid".formatted(this.server.port());
		ModeRun run = start("ping", "--tcp-lab.client.targets=" + targets, "--tcp-lab.client.count=3");
		assertThat(run.exitCode()).isOne();
		List<String> rows = run.output().lines().toList();
		assertThat(rows).hasSize(3);
		assertThat(rows.get(0)).matches("IP +NAME +1 +2 +3 +MIN/AVG/MAX ms +LOST");
		String time = "\\d+(\\.\\d+)?";
		assertThat(rows.get(1)).matches(
				"127\\.0\\.0\\.1 +127\\.0\\.0\\.1:\\d+( +" + time + "){3} +" + time + "/" + time + "/" + time + " +0");
		assertThat(rows.get(2)).matches("- +nosuch\\.invalid:\\d+ +unknown host");
		assertThat(run.errors()).anyMatch((line) -> line.contains("nosuch.invalid"));
	}

	@Test
	void exitsWithZeroAsPingIfTargetsAnswer() throws Exception {
		ModeRun run = start("ping");
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void measuresServerAsLoad(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("load.json");
		ModeRun run = start("load", "--tcp-lab.load.exchanges=50", "--tcp-lab.load.expect=ECHO: Message 0\n",
				"--tcp-lab.load.report=" + report);
		assertThat(run.exitCode()).isZero();
		assertThat(run.output().lines()).first().asString().startsWith("exchanges  50 in ");
		assertThat(run.output().lines()).contains("errors     0");
		assertThat(Files.readString(report)).startsWith("{\"exchanges\":50,\"errors\":0,");
		assertThat(directory.resolve("load.hlog")).isNotEmptyFile();
	}

	@Test
	void measuresServerWithTlsAsLoad(@TempDir Path directory) throws Exception {
		Keys.make(directory, "server").writePem(directory);
		String pem = "--spring.ssl.bundle.pem.lab.";
		ModeRun run = ModeRun.of("--spring.profiles.active=echo1,load", "--spring.main.web-application-type=none",
				"--tcp-lab.server.port=0", "--tcp-lab.server.ssl.bundle=lab", "--tcp-lab.client.ssl.bundle=lab",
				pem + "keystore.certificate=" + directory.resolve("server.crt"),
				pem + "keystore.private-key=" + directory.resolve("server.key"),
				pem + "truststore.certificate=" + directory.resolve("server.crt"), "--tcp-lab.load.warm-up=0",
				"--tcp-lab.load.exchanges=20", "--tcp-lab.load.expect=ECHO: Message 0\n");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output().lines()).contains("errors     0");
	}

	@Test
	void exitsWithOneAsLoadAfterWrongAnswer() throws Exception {
		ModeRun run = start("load", "--tcp-lab.load.exchanges=2", "--tcp-lab.load.expect=ECHO: Message 1\n");
		assertThat(run.exitCode()).isOne();
		assertThat(run.output().lines()).contains("errors     2: wrong-answer 2");
		assertThat(run.errors())
			.contains("wrong-answer: The answer was \"ECHO: Message 0\\n\", not \"ECHO: Message 1\\n\".");
	}

	@Test
	void exitsWithOneAsLoadBeyondThreshold() throws Exception {
		ModeRun run = start("load", "--tcp-lab.load.exchanges=2", "--tcp-lab.load.min-rate=1000000");
		assertThat(run.exitCode()).isOne();
		assertThat(run.errors()).anyMatch((line) -> line.startsWith("min-rate: ") && line.endsWith("1000000 must be."));
	}

	@Test
	void exitsWithZeroAsLoadWithinThresholds() throws Exception {
		ModeRun run = ModeRun.of("--spring.profiles.active=echo1,load", "--spring.main.web-application-type=none",
				"--tcp-lab.server.port=0", "--tcp-lab.server.codec=length2", "--tcp-lab.server.keep-open=true",
				"--tcp-lab.load.codec=length2", "--tcp-lab.load.keep-open=true", "--tcp-lab.load.warm-up=0",
				"--tcp-lab.load.exchanges=20", "--tcp-lab.load.expect=ECHO: Message 0", "--tcp-lab.load.max-p99=1m",
				"--tcp-lab.load.min-rate=1", "--tcp-lab.load.max-errors=0");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output().lines()).contains("errors     0");
	}

	@Test
	void reportsUnwritableReportAsLoad(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("nosuch").resolve("load.json");
		ModeRun run = start("load", "--tcp-lab.load.report=" + report);
		assertThat(run.exitCode()).isOne();
		assertThat(run.output()).isEmpty();
		assertThat(run.errors()).anyMatch(
				(line) -> line.startsWith("The report " + report + " cannot be written") && line.contains("--report"));
	}

	@Test
	void checksRunningServer() {
		String port = "--tcp-lab.check.port=" + this.server.port();
		ModeRun right = start("check", "--tcp-lab.check.exercise=echo1", "--tcp-lab.check.host=127.0.0.1", port);
		assertThat(right.exitCode()).isZero();
		assertThat(right.output()).contains("check did not start this server, so it cannot see its console.");
		ModeRun wrong = start("check", "--tcp-lab.check.exercise=happy", "--tcp-lab.check.host=127.0.0.1", port);
		assertThat(wrong.exitCode()).isOne();
	}

	private ModeRun start(String profile, String... arguments) {
		return typing("", profile, arguments);
	}

	private ModeRun typing(String text, String profile, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--spring.profiles.active=" + profile, "--tcp-lab.load.warm-up=0"));
		if (all.stream().noneMatch((argument) -> argument.startsWith("--tcp-lab.client.port="))) {
			all.add("--tcp-lab.client.port=" + this.server.port());
		}
		return ModeRun.typing(text, all.toArray(String[]::new));
	}

}
