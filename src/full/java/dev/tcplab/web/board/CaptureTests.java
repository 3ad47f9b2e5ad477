package dev.tcplab.web.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * The downloaded capture as tshark, the terminal version of Wireshark, reads it.
 */
@Timeout(120)
class CaptureTests {

	@TempDir
	static Path directory;

	private static BoardLab lab;

	@BeforeAll
	static void start() {
		assumeThat(isInstalled()).as("tshark is installed").isTrue();
		lab = BoardLab.start();
	}

	@AfterAll
	static void stop() {
		if (lab != null) {
			lab.close();
		}
	}

	@Test
	void showsBothDirectionsOfStreamAndExplanation() throws Exception {
		Path file = capture("127.0.0.1", "I am Ana\n");
		assertThat(tshark(file, "-q", "-z", "follow,tcp,ascii,0")).contains("Node 0: 127.0.0.1:",
				"Node 1: 127.0.0.1:" + lab.port("echo1"), "9\nI am Ana\n", "\t16\nECHO: I am Ana\n");
		assertThat(tshark(file, "-T", "fields", "-e", "frame.comment"))
			.contains("Answered. The message ends with a line ending");
	}

	@Test
	void hasNoFaultyPacket() throws Exception {
		for (String host : List.of("127.0.0.1", "::1")) {
			Path file = capture(host, "from " + host);
			assertThat(tshark(file, "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-Y",
					"_ws.malformed || tcp.checksum.status == 0 || ip.checksum.status == 0 || tcp.analysis.flags"))
				.isEmpty();
			assertThat(tshark(file, "-Y", "tcp.flags.syn == 1 || tcp.flags.fin == 1").lines()).hasSize(4);
		}
	}

	private static Path capture(String host, String message) throws Exception {
		try (Wire client = Wire.connect(host, lab.port("echo1"))) {
			client.send(message).receive();
		}
		String filter = "?text=" + message.strip().replace(" ", "%20");
		await().until(() -> BoardLab.download(lab.url() + "board/exchanges" + filter).contains("\"close\""));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(lab.url() + "board/exchanges.pcapng" + filter)).build(),
					BodyHandlers.ofFile(Files.createTempFile(directory, "exchanges", ".pcapng")))
			.body();
	}

	private static boolean isInstalled() {
		try {
			new ProcessBuilder("tshark", "--version").redirectErrorStream(true).start().getInputStream().readAllBytes();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String tshark(Path file, String... options) throws Exception {
		List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
		command.addAll(List.of(options));
		Path errors = directory.resolve("errors");
		Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
		return output;
	}

}
