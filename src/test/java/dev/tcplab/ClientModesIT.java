package dev.tcplab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.FakeServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client modes as processes, with a server of somebody else.
 */
class ClientModesIT {

	private final CountDownLatch answered = new CountDownLatch(1);

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
				this.answered.countDown();
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
		try (LabProcess lab = start("client")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEqualTo("MESSAGE FROM THE SERVER:\n\nECHO: HELLO FROM THE CLIENT!!!\n\n");
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void clientNeedNotAwaitTheAnswer() throws Exception {
		try (LabProcess lab = start("client", "--tcp-lab.client.await-answer=false")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEmpty();
		}
	}

	@Test
	void clientTestTalksFiveTimes() throws Exception {
		try (LabProcess lab = start("client-test")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEqualTo("""
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
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void clientTestIsColouredWhenAskedFor() throws Exception {
		try (LabProcess lab = start("client-test", "--tcp-lab.client.count=1", "--spring.output.ansi.enabled=always")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEqualTo(
					"To Server: \033[34mMessage 0\033[0;39m\nFrom Server: \033[32mECHO: Message 0\n\033[0;39m\n");
		}
	}

	@Test
	void clientTestTriesAllAndSaysWhichFailed() throws Exception {
		int port = this.server.getLocalPort();
		this.server.close();
		try (LabProcess lab = start("client-test", "--tcp-lab.client.count=2")) {
			assertThat(lab.awaitExit()).isOne();
			String reason = ("Nobody listens at 127.0.0.1, port %d (connection refused)."
					+ " Start the server there, or choose another one.")
				.formatted(port);
			assertThat(lab.errorLines()).containsExactly("Message 0 was not answered. " + reason,
					"Message 1 was not answered. " + reason);
			assertThat(lab.outputLines()).containsExactly("To Server: Message 0", "To Server: Message 1");
		}
	}

	@Test
	void chatShowsEachAnswerUntilTheInputEnds() throws Exception {
		try (LabProcess lab = start("chat").type("hello\nagain\n")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output())
				.isEqualTo("Message to send: ECHO: hello\nMessage to send: ECHO: again\nMessage to send: \n");
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void chatGoesOnWhenTheServerCannotBeReached() throws Exception {
		this.server.close();
		try (LabProcess lab = start("chat").type("hello\n")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).isEqualTo("Message to send: Message to send: \n");
			assertThat(lab.errorLines()).hasSize(1).first().asString().startsWith("Nobody listens at 127.0.0.1");
		}
	}

	@Test
	void pingPrintsARowForEachTarget() throws Exception {
		String targets = "127.0.0.1:%d,nosuch.invalid".formatted(this.server.getLocalPort());
		try (LabProcess lab = start("ping", "--tcp-lab.client.targets=" + targets, "--tcp-lab.client.count=3")) {
			assertThat(lab.awaitExit()).isOne();
			List<String> rows = lab.outputLines();
			assertThat(rows).hasSize(3);
			assertThat(rows.get(0)).matches("IP +NAME +1 +2 +3 +MIN/AVG/MAX ms +LOST");
			String time = "\\d+\\.\\d{3}";
			assertThat(rows.get(1)).matches("127\\.0\\.0\\.1 +127\\.0\\.0\\.1:\\d+( +" + time + "){3} +" + time + "/"
					+ time + "/" + time + " +0");
			assertThat(rows.get(2)).matches("- +nosuch\\.invalid:\\d+ +there is no host of this name");
			assertThat(lab.errorLines()).hasSize(1);
		}
	}

	@Test
	void pingExitsWithZeroWhenAllTargetsWereReached() throws Exception {
		try (LabProcess lab = start("ping")) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void loadMeasuresTheServer(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("load.json");
		try (LabProcess lab = start("load", "--tcp-lab.load.exchanges=50", "--tcp-lab.load.expect=ECHO: Message 0\n",
				"--tcp-lab.load.report=" + report)) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.outputLines()).first().asString().startsWith("exchanges  50 in ");
			assertThat(lab.outputLines()).contains("errors     0");
			assertThat(lab.errorLines()).isEmpty();
			assertThat(Files.readString(report)).startsWith("{\"exchanges\":50,\"errors\":0,");
			assertThat(directory.resolve("load.hlog")).isNotEmptyFile();
		}
	}

	@Test
	void loadExitsWithOneWhenAnythingWasAnsweredWrong() throws Exception {
		try (LabProcess lab = start("load", "--tcp-lab.load.exchanges=2", "--tcp-lab.load.expect=ECHO: Message 1\n")) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.outputLines()).contains("errors     2: wrong-answer 2");
			assertThat(lab.errorLines())
				.containsExactly("wrong-answer: The answer was \"ECHO: Message 0\\n\", not \"ECHO: Message 1\\n\".");
		}
	}

	@Test
	void loadSaysAtOnceThatItsReportCannotBeWritten(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("nosuch").resolve("load.json");
		try (LabProcess lab = start("load", "--tcp-lab.load.report=" + report)) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.outputLines()).isEmpty();
			assertThat(lab.errorLines()).singleElement()
				.asString()
				.startsWith("The report " + report + " cannot be written")
				.contains("--tcp-lab.load.report");
		}
	}

	@Test
	void loadShowsWhatItHasWhenItIsStopped() throws Exception {
		try (LabProcess lab = start("load", "--tcp-lab.load.duration=1h")) {
			await(this.answered);
			lab.signal("TERM");
			assertThat(lab.awaitExit()).isEqualTo(143);
			assertThat(lab.outputLines()).first().asString().startsWith("exchanges  ");
			assertThat(lab.outputLines()).contains("errors     0");
		}
	}

	@Test
	void loadDoesNotWaitForAServerThatHangsWhenItIsStopped() throws Exception {
		CountDownLatch connected = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer hanging = FakeServer.start((client) -> {
			connected.countDown();
			await(end);
		});
				LabProcess lab = LabProcess.start("--spring.profiles.active=load", "--tcp-lab.client.reply-timeout=1h",
						"--tcp-lab.client.port=" + hanging.port())) {
			await(connected);
			lab.signal("TERM");
			assertThat(lab.awaitExit()).isEqualTo(143);
			assertThat(lab.outputLines()).startsWith("exchanges  0 in 0.000 s, 0/s");
			end.countDown();
		}
	}

	private static void await(CountDownLatch event) {
		try {
			assertThat(event.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aServerAndAClientInOneProcessEndTogether() throws Exception {
		int port = Wire.freePort();
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo3,client-test", "--server.port=0",
				"--tcp-lab.server.port=" + port, "--tcp-lab.client.port=" + port)) {
			assertThat(lab.awaitExit()).isZero();
			List<String> lines = new ArrayList<>(lab.outputLines());
			assertThat(lines.stream().filter((line) -> line.contains("Server: ")))
				.containsExactly(talks().toArray(String[]::new));
			lines.removeAll(talks());
			assertThat(lines.stream().filter((line) -> line.startsWith("CONNECTION "))).hasSize(5);
			assertThat(lines).containsSubsequence("The server is configured!", "Waiting for Clients to connect",
					"Message received: Message 4", "The following clients has connected to the server: ");
		}
	}

	private static List<String> talks() {
		List<String> talks = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			talks.add("To Server: Message " + i);
			talks.add("From Server: ECHO: Message " + i);
		}
		return talks;
	}

	private LabProcess start(String profile, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(
				List.of("--spring.profiles.active=" + profile, "--tcp-lab.client.port=" + this.server.getLocalPort()));
		all.addAll(List.of(arguments));
		return LabProcess.start(all.toArray(String[]::new));
	}

}
