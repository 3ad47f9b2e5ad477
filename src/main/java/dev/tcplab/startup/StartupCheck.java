package dev.tcplab.startup;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes sure that the profiles say what to run.
 */
class ProfileCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Logger logger = LoggerFactory.getLogger(ProfileCheck.class);

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		List<String> active = List.of(context.getEnvironment().getActiveProfiles());
		if (active.isEmpty()) {
			logger.info("No profile given, so it is lab: all the servers."
					+ " Choose one with --spring.profiles.active=NAME; --help lists them.");
		}
		else if (active.stream().noneMatch(LabProfile.names()::contains)) {
			throw new UnknownProfileException(active);
		}
	}

}
