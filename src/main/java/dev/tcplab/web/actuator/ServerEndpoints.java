package dev.tcplab.web.actuator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Prepares requests about one server. The name is that of the path, which the body cannot
 * override. A parameter {@code body} is the complete body, whose names may have hyphens.
 * Problems are answered here, because a separate management port has no advice.
 */
@Component
class ServerEndpoints implements OperationInvokerAdvisor {

	private static final Set<String> IDS = Set.of("tcpservers", "tcpfaults", "tcpmock");

	@Override
	public OperationInvoker apply(EndpointId id, OperationType type, OperationParameters parameters,
			OperationInvoker invoker) {
		boolean isAboutServer = IDS.contains(id.toString()) && parameters.hasParameters();
		return isAboutServer ? (context) -> invoke(invoker, context) : invoker;
	}

	private static @Nullable Object invoke(OperationInvoker invoker, InvocationContext context) {
		try {
			return invoker.invoke(new InvocationContext(context.resolveArgument(SecurityContext.class),
					arguments(context.getArguments())));
		}
		catch (ResponseStatusException ex) {
			return new WebEndpointResponse<>(ex.getBody(), ex.getStatusCode().value(),
					MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	private static Map<String, Object> arguments(Map<String, Object> given) {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		if (request.getQueryString() != null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Query parameters are not supported");
		}
		Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		Object name = path.get("name");
		Map<String, Object> body = new LinkedHashMap<>(given);
		body.remove("name", name);
		Map<String, Object> arguments = new HashMap<>(given);
		arguments.put("name", name);
		arguments.put("body", body);
		return arguments;
	}

}
