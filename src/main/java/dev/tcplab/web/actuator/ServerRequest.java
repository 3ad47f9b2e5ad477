package dev.tcplab.web.actuator;

import java.util.Map;
import java.util.function.Function;

import dev.tcplab.server.TcpServer;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Runs the operation of an endpoint on the server that the path names, and says in words
 * what is wrong with the request.
 */
@Component
class ServerRequest {

	private final Steering steering;

	ServerRequest(Steering steering) {
		this.steering = steering;
	}

	/**
	 * Runs an operation.
	 * @param operation the operation, which may throw a {@link ResponseStatusException}
	 * @return its response, or the problem
	 */
	WebEndpointResponse<?> run(Function<TcpServer, WebEndpointResponse<?>> operation) {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		if (request.getQueryString() != null) {
			return problem(
					ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Query parameters are not supported"));
		}
		// Not the operation's argument, which a body can override.
		Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		try {
			return operation.apply(this.steering.find(String.valueOf(path.get("name"))));
		}
		// Here, because a port of its own has no advice.
		catch (ResponseStatusException ex) {
			return problem(ex.getBody());
		}
	}

	private static WebEndpointResponse<?> problem(ProblemDetail detail) {
		return new WebEndpointResponse<>(detail, detail.getStatus(), MediaType.APPLICATION_PROBLEM_JSON);
	}

}
