package dev.tcplab.web.actuator;

import java.lang.reflect.Type;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Rejects a missing body, which would be read as an empty object and clear the faults.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class FaultsBodyAdvice extends RequestBodyAdviceAdapter {

	private final HttpServletRequest request;

	FaultsBodyAdvice(HttpServletRequest request) {
		this.request = request;
	}

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return parameter.getParameterType() == Map.class && "POST".equals(this.request.getMethod())
				&& this.request.getRequestURI().contains("/tcpfaults");
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

}
