package dev.tcplab.web.http;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/**
 * Gives HTTP a few platform threads, so that its requests cannot take those of the
 * servers, and adds headers to every response, including Tomcat's error pages.
 */
final class HttpServerCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
					+ " frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addEngineValves(new SafeResponseValve());
		factory.addProtocolHandlerCustomizers((protocol) -> protocol.setExecutor(null));
	}

	/** Runs after Spring Boot's customizer, which sets virtual threads. */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	private static final class SafeResponseValve extends ValveBase {

		SafeResponseValve() {
			super(true);
		}

		private static String contextPath(Request request) {
			return (request.getContext() != null) ? request.getContext().getPath() : "";
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			HEADERS.forEach(response::setHeader);
			DirectRequest.remember(request, request.getPeerAddr(), contextPath(request));
			getNext().invoke(request, response);
			if (!request.isAsync() && "close".equals(response.getHeader(HttpHeaders.CONNECTION))) {
				// Otherwise, Tomcat would wait for the rest of the body, with a thread
				// for each.
				request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			}
		}

	}

}
