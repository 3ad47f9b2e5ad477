package dev.tcplab.web.http;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Keeps other sites out of all of HTTP, of the actuator too if it has a port of its own.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HttpSafetyConfiguration {

	@Bean
	FilterRegistrationBean<HttpSafetyFilter> httpSafetyFilter(HttpSettings settings) {
		FilterRegistrationBean<HttpSafetyFilter> filter = new FilterRegistrationBean<>(
				new HttpSafetyFilter(new HttpSafety(settings)));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

}
