package dev.tcplab.console;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the transcript and its settings. */
@AutoConfiguration
public class ConsoleAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Transcript tcpLabTranscript() {
		return Transcript.ofStandardOutput();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(ConsoleSettings.class)
	@EnableConfigurationProperties(ConsoleSettings.class)
	static class Settings {

	}

}
