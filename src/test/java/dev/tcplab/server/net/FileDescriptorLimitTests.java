package dev.tcplab.server.net;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file descriptors that are left for clients.
 */
class FileDescriptorLimitTests {

	@ParameterizedTest
	@CsvSource({ "20000, 50, 19800", "256, 16, 120", "64, 14, 25", "20, 18, 16" })
	void reservesDescriptors(long limit, long open, int clients) {
		assertThat(new FileDescriptorLimit(limit, open).clients()).isEqualTo(clients);
	}

	@Test
	void allowsAnyNumberWithoutLimit() {
		assertThat(new FileDescriptorLimit(Long.MAX_VALUE, 0).clients()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void readsLimitOfProcess() {
		FileDescriptorLimit own = FileDescriptorLimit.ofThisProcess();
		assertThat(own.open()).isBetween(1L, own.limit());
	}

}
