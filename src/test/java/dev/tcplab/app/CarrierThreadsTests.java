package dev.tcplab.app;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The number of processors that carry virtual threads.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CarrierThreadsTests {

	private final @Nullable String before = System.getProperty(CarrierThreads.PARALLELISM);

	@BeforeEach
	void clear() {
		System.clearProperty(CarrierThreads.PARALLELISM);
	}

	@AfterEach
	void restore() {
		clear();
		if (this.before != null) {
			System.setProperty(CarrierThreads.PARALLELISM, this.before);
		}
	}

	@Test
	void setsParallelismForServers() {
		assertThat(parallelismOf("echo1")).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1", "3, 1", "4, 2", "64, 32" })
	void usesHalfOfProcessors(int processors, int half) {
		assertThat(CarrierThreads.halfOf(processors)).isEqualTo(half);
	}

	@Test
	void keepsConfiguredParallelism() {
		System.setProperty(CarrierThreads.PARALLELISM, "7");
		assertThat(parallelismOf("echo1")).isEqualTo("7");
	}

	private static @Nullable String parallelismOf(String... profiles) {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles(profiles);
		new CarrierThreads().postProcessEnvironment(environment, new SpringApplication());
		return System.getProperty(CarrierThreads.PARALLELISM);
	}

}
