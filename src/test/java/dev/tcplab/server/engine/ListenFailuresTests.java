package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetAddress;

import dev.tcplab.server.ListenException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lesson's messages for a port that cannot be used.
 */
class ListenFailuresTests {

	@Test
	void describesTakenPort() throws IOException {
		ListenException exception = refused("Address already in use");
		assertThat(exception).hasMessage("Problems using port 80: Address already in use");
		assertThat(exception.advice()).contains("--tcp-lab.servers.echo1.port=8090");
	}

	@Test
	void describesPortWithoutPermission() throws IOException {
		ListenException exception = refused("Permission denied");
		assertThat(exception).hasMessage("Problems using port 80: Permission denied. Do you have permission?");
		assertThat(exception.advice()).contains("1024", "--tcp-lab.servers.echo1.port=8090");
	}

	@Test
	void describesForeignAddress() throws IOException {
		ListenException exception = refused("Cannot assign requested address");
		assertThat(exception).hasMessage("Problems using port 80: Cannot assign requested address");
		assertThat(exception.advice()).startsWith("203.0.113.9 is not an address of this machine.")
			.contains("--tcp-lab.servers.echo1.address=0.0.0.0");
	}

	private static ListenException refused(String reason) throws IOException {
		return ListenFailures.refused("echo1", InetAddress.getByName("203.0.113.9"), 80, new IOException(reason));
	}

}
