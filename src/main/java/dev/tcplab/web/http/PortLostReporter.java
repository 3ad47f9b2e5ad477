package dev.tcplab.web.http;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints nothing about a start that is tried again. */
@Order(Ordered.HIGHEST_PRECEDENCE)
record PortLostReporter(@Nullable ConfigurableApplicationContext context) implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		return this.context != null && HttpDefaults.isPortLost(failure, this.context.getEnvironment());
	}

}
