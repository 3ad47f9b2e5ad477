package dev.tcplab.mode;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.client.engine.ServerAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of round-trip times.
 */
class PingTableTests {

	@Test
	void fitsEightyColumns() {
		Stream<String> rows = Stream.of(PingTable.header(5), PingTable.row(ping("localhost", 804_000L, 73_000L)),
				PingTable.row(ping("very-long-name.example.org", 99_940_000L, 2_000_000_000L)),
				PingTable.row(ping("192.168.100.200", new Long[] { null })));
		assertThat(rows).allSatisfy((row) -> assertThat(row).hasSizeLessThan(80));
	}

	@Test
	void showsEachTimeAndSummary() {
		assertThat(PingTable.row(ping("localhost", 804_000L, 73_000L, null, 12_340_000L, 123_400_000L)))
			.isEqualTo("192.168.100.200 localhost:8080    0.80 0.07    * 12.3  123   0.07/34.2/123    1");
	}

	@Test
	void showsOnlySummaryIfTimesDoNotFit() {
		List<Long> times = Collections.nCopies(6, 1_000_000L);
		assertThat(PingTable.header(6)).isEqualTo("IP              NAME               MIN/AVG/MAX ms LOST");
		assertThat(PingTable.row(new Ping(new ServerAddress("a", 80), "10.0.0.1", times, null)))
			.isEqualTo("10.0.0.1        a:80               1.00/1.00/1.00    0");
	}

	@Test
	void shortensHostButNotPort() {
		assertThat(PingTable.row(ping("very-long-name.example.org", 1_000_000L))).contains(" very-long-n…:8080 ");
	}

	private static Ping ping(String host, Long... times) {
		return new Ping(new ServerAddress(host, 8080), "192.168.100.200", Arrays.asList(times), null);
	}

}
