package dev.tcplab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Provides the transcript.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	@Bean
	Transcript transcript() {
		return new Transcript(new FileOutputStream(FileDescriptor.out), PATIENCE);
	}

}
