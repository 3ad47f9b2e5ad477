package dev.tcplab.hostile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import dev.tcplab.server.Keys;
import dev.tcplab.server.Wire;

/**
 * How clients connect.
 *
 * @param sockets makes their sockets
 * @param hello what they send first of all
 * @param arguments what makes servers expect that
 */
record Transport(SocketFactory sockets, byte[] hello, String... arguments) {

	static Transport plain() {
		return new Transport(SocketFactory.getDefault(), new byte[0]);
	}

	/**
	 * Makes a key and a certificate for TLS.
	 */
	static Transport secured(Path directory) throws Exception {
		Keys keys = Keys.make(directory, "server");
		keys.writePem(directory);
		SSLContext context = Keys.context(keys, null);
		return new Transport(context.getSocketFactory(), hello(context), "--tcp-lab.server.ssl.bundle=lab",
				"--spring.ssl.bundle.pem.lab.keystore.certificate=" + directory.resolve("server.crt"),
				"--spring.ssl.bundle.pem.lab.keystore.private-key=" + directory.resolve("server.key"));
	}

	private static byte[] hello(SSLContext context) throws IOException {
		SSLEngine engine = context.createSSLEngine("localhost", 443);
		engine.setUseClientMode(true);
		ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		engine.wrap(ByteBuffer.allocate(0), record);
		return Arrays.copyOf(record.array(), record.position());
	}

	String[] with(String... more) {
		return Stream.concat(Stream.of(this.arguments), Stream.of(more)).toArray(String[]::new);
	}

	Wire connect(int port) throws IOException {
		return Wire.connect(this.sockets, port);
	}

}
