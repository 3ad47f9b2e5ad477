package dev.tcplab.console;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Provides the transcript and the settings of how it looks.
 */
@AutoConfiguration
public class ConsoleAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@Lazy
	Transcript transcript() {
		return Transcript.ofStandardOutput();
	}

	@Bean
	@ConditionalOnMissingBean
	@Lazy
	ConsoleSettings consoleSettings(Environment environment) {
		return Binder.get(environment).bindOrCreate("tcp-lab.console", ConsoleSettings.class);
	}

}
