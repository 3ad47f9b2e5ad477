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

/**
 * Says in words what is wrong with a request that reaches no endpoint.
 */
@ControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final String SERVERS = "Servers are started and stopped at /actuator/tcpservers/NAME, "
			+ "if management.endpoint.tcpservers.access is unrestricted";

	private static final String FAULTS = "Faults are set at /actuator/tcpfaults/NAME, "
			+ "if management.endpoint.tcpfaults.access is unrestricted";

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return problem(ex,
				"The body must be a JSON object of strings, such as "
						+ (isOfFaults(request) ? "{\"delay\":\"2s\"}" : "{\"state\":\"stopped\"}"),
				headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return problem(ex, "Send the body as JSON, with the header Content-Type: application/json", headers, status,
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
			HttpRequestMethodNotSupportedException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return problem(ex,
				"%s is not supported here, only %s. %s".formatted(ex.getMethod(),
						StringUtils.arrayToDelimitedString(ex.getSupportedMethods(), ", "),
						isOfFaults(request) ? FAULTS : SERVERS),
				headers, status, request);
	}

	private static boolean isOfFaults(WebRequest request) {
		return request.getDescription(false).contains("/tcpfaults");
	}

	private @Nullable ResponseEntity<Object> problem(Exception ex, String detail, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
	}

}
