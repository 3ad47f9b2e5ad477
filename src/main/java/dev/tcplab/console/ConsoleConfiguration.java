package dev.tcplab.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Provides the transcript.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	@Bean
	Transcript transcript() {
		return Transcript.ofStandardOutput();
	}

}
