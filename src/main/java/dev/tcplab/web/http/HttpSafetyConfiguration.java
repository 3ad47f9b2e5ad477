package dev.tcplab.web.http;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Protects all HTTP, including an actuator with its own port. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HttpSafetyConfiguration {

	@Bean
	HttpServerCustomizer httpServerCustomizer() {
		return new HttpServerCustomizer();
	}

	@Bean
	FilterRegistrationBean<HttpSafetyFilter> httpSafetyFilter(HttpSettings settings, ObjectProvider<RequestRule> rules,
			MeterRegistry meters, @Value("${server.tomcat.threads.max}") int threads) {
		// Slow bodies take at most half of the threads.
		FilterRegistrationBean<HttpSafetyFilter> filter = new FilterRegistrationBean<>(new HttpSafetyFilter(
				new HttpSafety(settings), rules.orderedStream().toList(), meters, Math.max(1, threads / 2)));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

}
