package dev.tcplab.server.replicas;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;

import dev.tcplab.server.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients as replicas write them for each other.
 */
class GenerationTests {

	private static final Instant AT = Instant.ofEpochMilli(1_764_100_000_123L);

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "2001:db8::7", "203.0.113.9" })
	void readsClientThatItWrote(String host) throws UnknownHostException {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 57848);
		assertThat(read(7, address)).isEqualTo(new Client(7, address, AT));
	}

	@Test
	void readsClientOfUnknownNetwork() throws UnknownHostException {
		byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
		InetSocketAddress address = new InetSocketAddress(Inet6Address.getByAddress(null, bytes, 4711), 57848);
		assertThat(Generation.write(address, AT)).startsWith("fe80:0:0:0:0:0:0:1|57848|");
		assertThat(read(7, address).address().getAddress()).isEqualTo(Inet6Address.getByAddress(bytes));
	}

	private static Client read(long number, InetSocketAddress address) {
		return Generation.read(number, "replica|" + Generation.write(address, AT));
	}

}
