package dev.tcplab.app;

import dev.tcplab.web.http.HttpDefaults;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

class StartFailure implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	static final int FAILED = 1;

	/**
	 * The exit code of {@code check}, where 1 means that a program was checked and is
	 * wrong.
	 */
	static final int NOT_CHECKED = 2;

	private static final String CHECK = LabProfile.CHECK.profile();

	private @Nullable ConfigurableEnvironment environment;

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.environment = event.getEnvironment();
	}

	/** Runs before the configuration is read, because that may fail. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	int exitCode() {
		return (this.environment != null && isCheck(this.environment)) ? NOT_CHECKED : FAILED;
	}

	private static boolean isCheck(ConfigurableEnvironment environment) {
		String profiles = environment.getProperty(AbstractEnvironment.ACTIVE_PROFILES_PROPERTY_NAME, "");
		return StringUtils.commaDelimitedListToSet(StringUtils.trimAllWhitespace(profiles)).contains(CHECK)
				|| environment.acceptsProfiles(Profiles.of(CHECK));
	}

	boolean isPortLost(Throwable failure) {
		return this.environment != null && HttpDefaults.isPortLost(failure, this.environment);
	}

}
