package dev.tcplab.web.actuator;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;

/**
 * Hands an operation that has a parameter {@code body} the whole body of its request:
 * names with a hyphen cannot be parameters of their own, and mistyped ones would be
 * ignored.
 */
@Component
class WholeBody implements OperationInvokerAdvisor {

	private static final String NAME = "body";

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		boolean whole = StreamSupport.stream(parameters.spliterator(), false)
			.anyMatch((parameter) -> parameter.getName().equals(NAME) && parameter.getType() == Map.class);
		return whole ? (context) -> invoker.invoke(withBody(context)) : invoker;
	}

	private static InvocationContext withBody(InvocationContext context) {
		// Those of the path are among them.
		Map<String, Object> arguments = new HashMap<>(context.getArguments());
		arguments.put(NAME, context.getArguments());
		return new InvocationContext(context.resolveArgument(SecurityContext.class), arguments);
	}

}
