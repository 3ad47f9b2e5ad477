package dev.tcplab.app;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * The exit code of a program that fails: 1, but 2 where 1 says that somebody else's
 * program is wrong.
 */
public final class FailureExitCode implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String CHECK = "check";

	private static final int FAILED = 1;

	private static final int NOT_CHECKED = 2;

	private @Nullable Environment environment;

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.environment = event.getEnvironment();
	}

	/**
	 * Before the configuration is read, which may be what fails.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/**
	 * Returns the exit code.
	 * @return 1 or 2
	 */
	public int get() {
		return (this.environment != null && isCheck(this.environment)) ? NOT_CHECKED : FAILED;
	}

	private static boolean isCheck(Environment environment) {
		String asked = environment.getProperty(AbstractEnvironment.ACTIVE_PROFILES_PROPERTY_NAME, "");
		return StringUtils.commaDelimitedListToSet(StringUtils.trimAllWhitespace(asked)).contains(CHECK)
				|| environment.acceptsProfiles(Profiles.of(CHECK));
	}

}
