package dev.tcplab.web.actuator;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Explains what is wrong with a request that does not reach an endpoint. */
@ControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final String SERVERS = "Servers are started and stopped at /actuator/tcpservers/NAME, "
			+ "if management.endpoint.tcpservers.access is unrestricted";

	private static final String FAULTS = "Faults are set at /actuator/tcpfaults/NAME, "
			+ "if management.endpoint.tcpfaults.access is unrestricted";

	private static final String RULES = "Rules are replaced at /actuator/tcpmock/NAME, "
			+ "if management.endpoint.tcpmock.access is unrestricted";

	private static final String CLASS = "The body must be a JSON object, such as {\"exercise\":\"echo2\",\"port\":8080}";

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = detail(ex, request.getDescription(false));
		return super.handleExceptionInternal(ex,
				(detail != null) ? ProblemDetail.forStatusAndDetail(status, detail) : body, headers, status, request);
	}

	private static @Nullable String detail(Exception ex, String path) {
		if (ex instanceof HttpMessageNotReadableException) {
			return path.contains("/tcpmock") ? RulesRequest.EXPECTED
					: path.contains("/class/") ? CLASS : "The body must be a JSON object of strings, such as "
							+ (path.contains("faults") ? "{\"delay\":\"2s\"}" : "{\"state\":\"stopped\"}");
		}
		if (ex instanceof HttpMediaTypeNotSupportedException) {
			return "Send the body as JSON, with the header Content-Type: application/json";
		}
		if (ex instanceof HttpRequestMethodNotSupportedException other) {
			return "%s is not supported here, only %s. %s".formatted(other.getMethod(),
					StringUtils.arrayToDelimitedString(other.getSupportedMethods(), ", "),
					path.contains("/tcpmock") ? RULES : path.contains("faults") ? FAULTS : SERVERS);
		}
		return null;
	}

}
