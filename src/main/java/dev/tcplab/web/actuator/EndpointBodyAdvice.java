package dev.tcplab.web.actuator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Rejects a missing body, which would be read as an empty object and clear the faults.
 * The actuator reads only objects of strings, so rules are passed on as one string.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class EndpointBodyAdvice extends RequestBodyAdviceAdapter {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServletRequest request;

	EndpointBodyAdvice(HttpServletRequest request) {
		this.request = request;
	}

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return parameter.getParameterType() == Map.class && "POST".equals(this.request.getMethod())
				&& (isFor("/tcpfaults") || isFor("/tcpmock"));
	}

	private boolean isFor(String endpoint) {
		return this.request.getRequestURI().contains(endpoint);
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage input, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		if (!isFor("/tcpmock")) {
			return input;
		}
		String rules = new String(input.getBody().readAllBytes(), StandardCharsets.UTF_8);
		return new Body(input.getHeaders(), JSON.writeValueAsBytes(Map.of("rules", rules)));
	}

	@Override
	public Object afterBodyRead(@Nullable Object body, HttpInputMessage input, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) {
		if (body == null) {
			throw new HttpMessageNotReadableException("Missing body", input);
		}
		return body;
	}

	@Override
	public @Nullable Object handleEmptyBody(@Nullable Object body, HttpInputMessage input, MethodParameter parameter,
			Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return afterBodyRead(body, input, parameter, type, converter);
	}

	private record Body(HttpHeaders headers, byte[] json) implements HttpInputMessage {

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.json);
		}

	}

}
