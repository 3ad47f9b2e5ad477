package dev.tcplab.web.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import dev.tcplab.support.OncePerSecond;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/**
 * Refuses requests by rules, and those of other sites' pages. Bodies are read here first.
 */
final class HttpSafetyFilter implements Filter {

	private static final Logger logger = LoggerFactory.getLogger(HttpSafetyFilter.class);

	private static final int[] STATUSES = { 403, 408, 413, 503 };

	private static final JsonWriter<Map<String, Object>> PROBLEM = JsonWriter.standard();

	private final HttpSafety safety;

	private final List<RequestRule> rules;

	private final Map<Integer, Refusals> refused = new HashMap<>();

	private final Semaphore bodies;

	/** {@code bodies} is how many may arrive at once, because each takes a thread. */
	HttpSafetyFilter(HttpSafety safety, List<RequestRule> rules, MeterRegistry meters, int bodies) {
		this.safety = safety;
		this.rules = rules;
		this.bodies = new Semaphore(bodies);
		for (int status : STATUSES) {
			Counter count = Counter.builder("http.requests.refused")
				.description("HTTP requests that were refused before they were handled")
				.tag("status", Integer.toString(status))
				.register(meters);
			this.refused.put(status, new Refusals(count, new OncePerSecond()));
		}
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest checked;
		try {
			checked = check((HttpServletRequest) request);
		}
		catch (ResponseStatusException ex) {
			refuse((HttpServletRequest) request, (HttpServletResponse) response, ex);
			return;
		}
		chain.doFilter(checked, response);
	}

	private HttpServletRequest check(HttpServletRequest request) {
		this.safety.check(request);
		this.rules.forEach((rule) -> rule.check(DirectRequest.of(request)));
		boolean hasBody = request.getContentLengthLong() > 0
				|| request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		return hasBody ? withBody(request) : request;
	}

	private HttpServletRequest withBody(HttpServletRequest request) {
		BufferedRequest.checkLength(request);
		if (!this.bodies.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Other requests are still sending their bodies. Try again");
		}
		try {
			return BufferedRequest.of(request);
		}
		finally {
			this.bodies.release();
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, ResponseStatusException refusal)
			throws IOException {
		HttpStatusCode status = refusal.getStatusCode();
		Refusals refusals = this.refused.get(status.value());
		refusals.count().increment();
		refusals.log()
			.log((more) -> logger.info("Refused an HTTP request from {}: {}{}", request.getRemoteAddr(),
					refusal.getReason(), more));
		response.setStatus(status.value());
		// The body is not read, because that could take forever.
		response.setHeader(HttpHeaders.CONNECTION, "close");
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		Map<String, Object> problem = Map.of("status", status.value(), "title",
				HttpStatus.valueOf(status.value()).getReasonPhrase(), "detail", refusal.getReason());
		response.getOutputStream().write(PROBLEM.writeToString(problem).getBytes(StandardCharsets.UTF_8));
	}

	private record Refusals(Counter count, OncePerSecond log) {
	}

}
