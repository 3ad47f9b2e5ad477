package dev.tcplab.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.server.Seen.End;
import dev.tcplab.server.fault.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault with every codec, with and without TLS.
 */
@Timeout(60)
class FaultMatrixTests {

	private static final int PATIENCE = 30_000;

	private static final int MOMENT = 100;

	@TempDir
	static Path directory;

	private static SSLContext context;

	private static Lab lab;

	@BeforeAll
	static void start() throws Exception {
		Keys keys = Keys.make(directory, "server");
		keys.writePem(directory);
		context = Keys.context(keys, null);
		String bundle = "spring.ssl.bundle.pem.lab.keystore.";
		lab = Lab.start("happy", bundle + "certificate=" + directory.resolve("server.crt"),
				bundle + "private-key=" + directory.resolve("server.key"));
	}

	@AfterAll
	static void stop() throws IOException {
		lab.close();
		Files.deleteIfExists(directory.resolve("server.key"));
	}

	static Stream<Arguments> codecs() {
		return Arrays.stream(Codec.values())
			.flatMap((codec) -> Stream.of(Arguments.of(codec, false), Arguments.of(codec, true)));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void appliesFaultsWithEveryCodec(Codec codec, boolean tls) throws Exception {
		try (TestServer echo = start(codec, tls)) {
			TcpServer server = echo.server();
			MessageCodec frames = codec.create(2048);
			byte[] complete = talk(server, frames, tls, Seen::on).bytes();
			byte[] three = Arrays.copyOf(complete, 3);
			byte[] nothing = {};
			verify(server, frames, tls, complete, End.FIN, "delay", "20ms", "jitter", "10ms");
			verify(server, frames, tls, complete, End.FIN, "accept-delay", "20ms");
			verify(server, frames, tls, complete, End.FIN, "slice", 1, "slice-delay", "1ms");
			verify(server, frames, tls, complete, End.FIN, "rate", 1000);
			verify(server, frames, tls, nothing, End.FIN, "end", "close");
			verify(server, frames, tls, three, End.FIN, "end", "close", "after-bytes", 3);
			verify(server, frames, tls, complete, End.FIN, "end", "close", "after-bytes", 1000);
			verify(server, frames, tls, nothing, End.RST, "end", "reset");
			verify(server, frames, tls, three, End.RST, "end", "reset", "after-bytes", 3);
			verify(server, frames, tls, complete, End.RST, "end", "reset", "after-bytes", 1000);
			verify(server, frames, tls, nothing, End.OPEN, "end", "silent");
			verify(server, frames, tls, three, End.OPEN, "end", "silent", "after-bytes", 3);
			verify(server, frames, tls, three, End.FIN, "end", "half-close", "after-bytes", 3);
			// Java cannot tell a truncated TLS stream from a complete one, so TlsTests
			// checks this with Python.
			verify(server, frames, tls, nothing, End.FIN, "end", "truncate");
			verify(server, frames, tls, three, End.FIN, "end", "truncate", "after-bytes", 3);
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void changesBytesWithinFrame(Codec codec, boolean tls) throws Exception {
		try (TestServer echo = start(codec, tls)) {
			MessageCodec frames = codec.create(2048);
			byte[] complete = talk(echo.server(), frames, tls, Seen::on).bytes();
			echo.server().control().setFaults(Faults.of("corrupt", 2));
			byte[] changed = talk(echo.server(), frames, tls, Seen::on).bytes();
			byte[] text = frames.encode("x".repeat(10).getBytes(StandardCharsets.US_ASCII));
			assertThat(changed).hasSameSizeAs(complete);
			assertThat(IntStream.range(0, complete.length).filter((i) -> changed[i] != complete[i])).hasSize(2);
			int before = new String(text, StandardCharsets.ISO_8859_1).indexOf('x');
			int after = text.length - 10 - before;
			assertThat(Arrays.copyOf(changed, before)).isEqualTo(Arrays.copyOf(complete, before));
			assertThat(Arrays.copyOfRange(changed, complete.length - after, complete.length))
				.isEqualTo(Arrays.copyOfRange(complete, complete.length - after, complete.length));
		}
	}

	private static TestServer start(Codec codec, boolean tls) {
		String setting = "codec=" + codec;
		return tls ? lab.add(setting, "ssl.bundle=lab") : lab.add(setting);
	}

	private static void verify(TcpServer server, MessageCodec frames, boolean tls, byte[] bytes, End end,
			Object... faults) throws IOException {
		server.control().setFaults(Faults.of(faults));
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

	/**
	 * Reads an answer.
	 */
	private interface Look {

		Seen at(Socket socket) throws IOException;

	}

}
