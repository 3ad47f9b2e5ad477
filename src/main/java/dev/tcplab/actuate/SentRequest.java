package dev.tcplab.actuate;

import java.util.Map;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The current request as it was sent. What an operation of an endpoint is given can come
 * from elsewhere: a body or a query overrides what the path says.
 *
 * @param attributes of the request
 */
record SentRequest(ServletRequestAttributes attributes) {

	static SentRequest current() {
		return new SentRequest((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes());
	}

	/**
	 * Returns a part of the path.
	 * @param variable the name of the part
	 * @return the text
	 */
	String path(String variable) {
		Map<?, ?> variables = (Map<?, ?>) this.attributes.getRequest()
			.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return String.valueOf(variables.get(variable));
	}

	boolean hasQuery() {
		return this.attributes.getRequest().getQueryString() != null;
	}

}
