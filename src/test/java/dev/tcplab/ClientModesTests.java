package dev.tcplab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client modes with a server of somebody else.
 */
class ClientModesTests {

	private ServerSocket server;

	@BeforeEach
	void startAnEchoServer() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::echo);
		thread.setDaemon(true);
		thread.start();
	}

	private void echo() {
		while (!this.server.isClosed()) {
			try (Socket client = this.server.accept()) {
				byte[] message = new byte[2048];
				int length = Math.max(0, client.getInputStream().read(message));
				String text = new String(Arrays.copyOf(message, length), StandardCharsets.UTF_8);
				client.getOutputStream().write(("ECHO: " + text + "\n").getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				// A client that does not wait, or the end of the test.
			}
		}
	}

	@AfterEach
	void stopTheServer() throws IOException {
		this.server.close();
	}

	@Test
	void clientPrintsTheAnswer() throws Exception {
		ModeRun run = start("client");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEqualTo("MESSAGE FROM THE SERVER:\n\nECHO: HELLO FROM THE CLIENT!!!\n\n");
		assertThat(run.errors()).isEmpty();
	}

	@Test
	void clientNeedNotAwaitTheAnswer() throws Exception {
		ModeRun run = start("client", "--tcp-lab.client.await-answer=false");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEmpty();
	}

	@Test
	void clientTestTalksFiveTimes() throws Exception {
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
		assertThat(run.errors()).isEmpty();
	}

	@Test
	void clientTestIsColouredWhenAskedFor() throws Exception {
		ModeRun run = start("client-test", "--tcp-lab.client.count=1", "--spring.output.ansi.enabled=always");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output())
			.isEqualTo("To Server: \033[34mMessage 0\033[0;39m\nFrom Server: \033[32mECHO: Message 0\n\033[0;39m\n");
	}

	@Test
	void clientTestTriesAllAndSaysWhichFailed() throws Exception {
		int port = this.server.getLocalPort();
		this.server.close();
		ModeRun run = start("client-test", "--tcp-lab.client.count=2");
		assertThat(run.exitCode()).isOne();
		String reason = ("Connection to 127.0.0.1, port %d refused: no server is listening there."
				+ " Start it, or check the address and the port.")
			.formatted(port);
		assertThat(run.errors()).containsExactly("Message 0 was not answered. " + reason,
				"Message 1 was not answered. " + reason);
		assertThat(run.output().lines()).containsExactly("To Server: Message 0", "To Server: Message 1");
	}

	@Test
	void clientTestSaysThatTheServerHasEndedSince() throws Exception {
		try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerOne(once));
			ModeRun run = start("client-test", "--tcp-lab.client.count=2",
					"--tcp-lab.client.port=" + once.getLocalPort());
			answered.get(20, TimeUnit.SECONDS);
			assertThat(run.exitCode()).isOne();
			assertThat(run.errors()).containsExactly("Message 1 was not answered."
					+ " The server answered Message 0 and has ended since: look at its console.");
		}
	}

	@Test
	void aClientBesideOneServerTalksToIt() {
		ModeRun run = ModeRun.of("--spring.profiles.active=echo1,client", "--spring.main.web-application-type=none",
				"--tcp-lab.server.port=0", "--tcp-lab.server.limit=1");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).contains("MESSAGE FROM THE SERVER:\n\nECHO: HELLO FROM THE CLIENT!!!\n\n");
	}

	@Test
	void aClientBesideSeveralServersTalksToItsOwn() {
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
	void chatShowsEachAnswerUntilTheInputEnds() throws Exception {
		ModeRun run = typing("hello\nagain\n", "chat");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output())
			.isEqualTo("Message to send: ECHO: hello\nMessage to send: ECHO: again\nMessage to send: \n");
		assertThat(run.errors()).singleElement()
			.asString()
			.matches("Talking to 127\\.0\\.0\\.1, port \\d+\\. Ctrl-(D|Z and Enter) ends it\\.");
	}

	@Test
	void chatGoesOnWhenTheServerCannotBeReached() throws Exception {
		this.server.close();
		ModeRun run = typing("hello\n", "chat");
		assertThat(run.exitCode()).isZero();
		assertThat(run.output()).isEqualTo("Message to send: Message to send: \n");
		assertThat(run.errors()).hasSize(2).last().asString().startsWith("Connection to 127.0.0.1, port ");
	}

	@Test
	void pingPrintsARowForEachTarget() throws Exception {
		String targets = "127.0.0.1:%d,nosuch.invalid".formatted(this.server.getLocalPort());
		ModeRun run = start("ping", "--tcp-lab.client.targets=" + targets, "--tcp-lab.client.count=3");
		assertThat(run.exitCode()).isOne();
		List<String> rows = run.output().lines().toList();
		assertThat(rows).hasSize(3);
		assertThat(rows.get(0)).matches("IP +NAME +1 +2 +3 +MIN/AVG/MAX ms +LOST");
		String time = "\\d+(\\.\\d+)?";
		assertThat(rows.get(1)).matches(
				"127\\.0\\.0\\.1 +127\\.0\\.0\\.1:\\d+( +" + time + "){3} +" + time + "/" + time + "/" + time + " +0");
		assertThat(rows.get(2)).matches("- +nosuch\\.invalid:\\d+ +unknown host");
		assertThat(run.errors()).hasSize(1);
	}

	@Test
	void pingExitsWithZeroWhenAllTargetsWereReached() throws Exception {
		ModeRun run = start("ping");
		assertThat(run.exitCode()).isZero();
		assertThat(run.errors()).isEmpty();
	}

	@Test
	void loadMeasuresTheServer(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("load.json");
		ModeRun run = start("load", "--tcp-lab.load.exchanges=50", "--tcp-lab.load.expect=ECHO: Message 0\n",
				"--tcp-lab.load.report=" + report);
		assertThat(run.exitCode()).isZero();
		assertThat(run.output().lines()).first().asString().startsWith("exchanges  50 in ");
		assertThat(run.output().lines()).contains("errors     0");
		assertThat(run.errors()).isEmpty();
		assertThat(Files.readString(report)).startsWith("{\"exchanges\":50,\"errors\":0,");
		assertThat(directory.resolve("load.hlog")).isNotEmptyFile();
	}

	@Test
	void loadExitsWithOneWhenAnythingWasAnsweredWrong() throws Exception {
		ModeRun run = start("load", "--tcp-lab.load.exchanges=2", "--tcp-lab.load.expect=ECHO: Message 1\n");
		assertThat(run.exitCode()).isOne();
		assertThat(run.output().lines()).contains("errors     2: wrong-answer 2");
		assertThat(run.errors())
			.containsExactly("wrong-answer: The answer was \"ECHO: Message 0\\n\", not \"ECHO: Message 1\\n\".");
	}

	@Test
	void loadSaysAtOnceThatItsReportCannotBeWritten(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("nosuch").resolve("load.json");
		ModeRun run = start("load", "--tcp-lab.load.report=" + report);
		assertThat(run.exitCode()).isOne();
		assertThat(run.output()).isEmpty();
		assertThat(run.errors()).singleElement()
			.asString()
			.startsWith("The report " + report + " cannot be written")
			.contains("--tcp-lab.load.report");
	}

	private ModeRun start(String profile, String... arguments) {
		return typing("", profile, arguments);
	}

	private ModeRun typing(String text, String profile, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--spring.profiles.active=" + profile, "--tcp-lab.load.warm-up=0"));
		if (all.stream().noneMatch((argument) -> argument.startsWith("--tcp-lab.client.port="))) {
			all.add("--tcp-lab.client.port=" + this.server.getLocalPort());
		}
		return ModeRun.typing(text, all.toArray(String[]::new));
	}

}
