package dev.tcplab.web.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses requests that another site's page may have caused, and tells browsers what no
 * page of ours needs.
 */
final class HttpSafetyFilter implements Filter {

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
					+ " frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

	private static final JsonWriter<Map<String, Object>> PROBLEM = JsonWriter.standard();

	private final HttpSafety safety;

	HttpSafetyFilter(HttpSafety safety) {
		this.safety = safety;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HEADERS.forEach(((HttpServletResponse) response)::setHeader);
		String refusal = this.safety.refusal((HttpServletRequest) request);
		if (refusal == null) {
			chain.doFilter(request, response);
		}
		else {
			refuse((HttpServletResponse) response, refusal);
		}
	}

	private static void refuse(HttpServletResponse response, String detail) throws IOException {
		response.setStatus(HttpStatus.FORBIDDEN.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		Map<String, Object> problem = Map.of("status", HttpStatus.FORBIDDEN.value(), "title", "Forbidden", "detail",
				detail);
		response.getOutputStream().write(PROBLEM.writeToString(problem).getBytes(StandardCharsets.UTF_8));
	}

}
