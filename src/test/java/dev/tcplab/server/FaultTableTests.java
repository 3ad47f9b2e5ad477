package dev.tcplab.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import dev.tcplab.server.Seen.End;
import dev.tcplab.server.fault.Faults;
import dev.tcplab.wire.Codec;
import dev.tcplab.wire.MessageCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client sees of each fault, with each codec, with and without TLS.
 */
@Timeout(60)
class FaultTableTests {

	private static final String[] SERVERS = { "happy", "echo1", "echo2", "teacher" };

	private static final Codec[] CODECS = Codec.values();

	private static final int PATIENCE = 20_000;

	private static final int MOMENT = 100;

	@TempDir
	static Path directory;

	private static Keys keys;

	private static SSLContext context;

	private static List<Lab> labs;

	@BeforeAll
	static void start() throws Exception {
		keys = Keys.make(directory, "server");
		keys.writePem(directory);
		context = Keys.context(keys, null);
		labs = Stream.of(Arrays.copyOf(CODECS, 4), Arrays.copyOfRange(CODECS, 4, 8))
			.flatMap((codecs) -> Stream.of(start(codecs, false), start(codecs, true)))
			.toList();
	}

	private static Lab start(Codec[] codecs, boolean tls) {
		String bundle = "spring.ssl.bundle.pem.lab.keystore.";
		Stream<String> settings = IntStream.range(0, SERVERS.length)
			.mapToObj((i) -> "servers.%s.codec=%s".formatted(SERVERS[i], codecs[i]));
		Stream<String> secured = Stream.of("server.ssl.bundle=lab",
				bundle + "certificate=" + directory.resolve("server.crt"),
				bundle + "private-key=" + directory.resolve("server.key"));
		return Lab.start(String.join(",", SERVERS),
				Stream.concat(settings, tls ? secured : Stream.empty()).toArray(String[]::new));
	}

	@AfterAll
	static void stop() throws IOException {
		labs.forEach(Lab::close);
		Files.deleteIfExists(directory.resolve("server.key"));
	}

	@BeforeEach
	void clearFaults() {
		labs.forEach((lab) -> lab.servers().all().forEach((server) -> server.setFaults(FaultSettings.NONE)));
	}

	static Stream<Arguments> codecs() {
		return IntStream.range(0, CODECS.length)
			.boxed()
			.flatMap((i) -> Stream.of(Arguments.of(CODECS[i], false), Arguments.of(CODECS[i], true)));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void itIsTheSameWithAllCodecs(Codec codec, boolean tls) throws Exception {
		TcpServer server = server(codec, tls);
		MessageCodec frames = codec.create(2048);
		byte[] whole = talk(server, frames, tls, Seen::on).bytes();
		byte[] three = Arrays.copyOf(whole, 3);
		byte[] nothing = {};
		verify(server, frames, tls, whole, End.FIN, "delay", "20ms", "jitter", "10ms");
		verify(server, frames, tls, whole, End.FIN, "accept-delay", "20ms");
		verify(server, frames, tls, whole, End.FIN, "slice", 1, "slice-delay", "1ms");
		verify(server, frames, tls, whole, End.FIN, "rate", 1000);
		verify(server, frames, tls, nothing, End.FIN, "end", "close");
		verify(server, frames, tls, three, End.FIN, "end", "close", "after-bytes", 3);
		verify(server, frames, tls, whole, End.FIN, "end", "close", "after-bytes", 1000);
		verify(server, frames, tls, nothing, End.RST, "end", "reset");
		verify(server, frames, tls, three, End.RST, "end", "reset", "after-bytes", 3);
		verify(server, frames, tls, whole, End.RST, "end", "reset", "after-bytes", 1000);
		verify(server, frames, tls, nothing, End.OPEN, "end", "silent");
		verify(server, frames, tls, three, End.OPEN, "end", "silent", "after-bytes", 3);
		verify(server, frames, tls, three, End.FIN, "end", "half-close", "after-bytes", 3);
		// Java takes the end of the stream for that of TLS; another test looks closer.
		verify(server, frames, tls, nothing, End.FIN, "end", "truncate");
		verify(server, frames, tls, three, End.FIN, "end", "truncate", "after-bytes", 3);
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void bytesAreChangedWithinTheFrame(Codec codec, boolean tls) throws Exception {
		TcpServer server = server(codec, tls);
		MessageCodec frames = codec.create(2048);
		byte[] whole = talk(server, frames, tls, Seen::on).bytes();
		server.setFaults(Faults.of("corrupt", 2));
		byte[] changed = talk(server, frames, tls, Seen::on).bytes();
		byte[] text = frames.encode("x".repeat(10).getBytes(StandardCharsets.US_ASCII));
		assertThat(changed).hasSameSizeAs(whole);
		assertThat(IntStream.range(0, whole.length).filter((i) -> changed[i] != whole[i])).hasSize(2);
		int before = new String(text, StandardCharsets.ISO_8859_1).indexOf('x');
		int after = text.length - 10 - before;
		assertThat(Arrays.copyOf(changed, before)).isEqualTo(Arrays.copyOf(whole, before));
		assertThat(Arrays.copyOfRange(changed, whole.length - after, whole.length))
			.isEqualTo(Arrays.copyOfRange(whole, whole.length - after, whole.length));
	}

	@ParameterizedTest
	@CsvSource({ "close, 3, ECH whole", "close, 100, ECHO: hi whole", "truncate, 0, truncated",
			"truncate, 3, ECH truncated", "truncate, 100, ECHO: hi truncated" })
	@EnabledIf("isPythonThere")
	void onlyATruncatedAnswerLacksTheEndOfTls(String end, int bytes, String seen) throws Exception {
		Lab lab = labs.get(1);
		TcpServer server = lab.server("echo1");
		server.setFaults(Faults.of("end", end, "after-bytes", bytes));
		assertThat(python(server.port())).isEqualTo(seen);
	}

	static boolean isPythonThere() {
		try {
			return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
		}
		catch (IOException | InterruptedException ex) {
			return false;
		}
	}

	// Python can be told to tell the end of the stream from that of TLS.
	private static String python(int port) throws IOException {
		Process python = new ProcessBuilder("python3", "-c", """
				import socket, ssl, sys
				context = ssl._create_unverified_context()
				plain = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20)
				secured = context.wrap_socket(plain, suppress_ragged_eofs=False)
				secured.sendall(b"hi\\n")
				answer, end = b"", "whole"
				try:
				    while piece := secured.recv(2048):
				        answer += piece
				except ssl.SSLEOFError:
				    end = "truncated"
				print((answer.decode().strip() + " " + end).strip())
				""", Integer.toString(port)).redirectErrorStream(true).start();
		return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
	}

	private static void verify(TcpServer server, MessageCodec frames, boolean tls, byte[] bytes, End end,
			Object... faults) throws IOException {
		server.setFaults(Faults.of(faults));
		Look look = (end == End.OPEN) ? (socket) -> Seen.on(socket, bytes.length, MOMENT) : Seen::on;
		Seen seen = talk(server, frames, tls, look);
		assertThat(seen).as(Arrays.toString(faults)).hasToString(new Seen(bytes, end).toString());
	}

	private static Seen talk(TcpServer server, MessageCodec frames, boolean tls, Look look) throws IOException {
		try (Socket socket = tls ? context.getSocketFactory().createSocket("127.0.0.1", server.port())
				: new Socket("127.0.0.1", server.port())) {
			socket.setSoTimeout(PATIENCE);
			socket.getOutputStream().write(frames.encode(Wire.bytes("hi")));
			if (server.settings().codec() == Codec.RAW) {
				socket.shutdownOutput();
			}
			return look.at(socket);
		}
	}

	private static TcpServer server(Codec codec, boolean tls) {
		Lab lab = labs.get(codec.ordinal() / SERVERS.length * 2 + (tls ? 1 : 0));
		return lab.server(SERVERS[codec.ordinal() % SERVERS.length]);
	}

	/**
	 * Reads an answer.
	 */
	private interface Look {

		Seen at(Socket socket) throws IOException;

	}

}
