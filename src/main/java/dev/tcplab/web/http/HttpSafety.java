package dev.tcplab.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The rules by which requests are refused that a page of another site has made the
 * browser send. Such a page can have its own name point to 127.0.0.1 (DNS rebinding), and
 * post to any address.
 */
final class HttpSafety {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private static final String EVENTS = "/board/events";

	private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private final List<String> hosts;

	HttpSafety(HttpSettings settings) {
		this.hosts = settings.hosts().stream().map((host) -> host.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * Tells why a request is refused.
	 * @param request the request
	 * @return the reason in words, or {@code null} if it is allowed
	 */
	@Nullable String refusal(HttpServletRequest request) {
		String host = request.getHeader(HttpHeaders.HOST);
		// Only HTTP/1.0, which no browser speaks, has requests without.
		if (host != null && !isAllowed(withoutPort(host))) {
			return "Unknown host '%s'. Use localhost or an address, or allow the name with --tcp-lab.http.hosts=%1$s"
				.formatted(withoutPort(host));
		}
		if (changesOrStreams(request) && isOfAnotherSite(request, host)) {
			return "Refused, because a page of another site asks for it";
		}
		return null;
	}

	private boolean isAllowed(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return !name.contains(".") || IP_V4.matcher(name).matches() || name.startsWith("[")
				|| this.hosts.contains(name);
	}

	private static String withoutPort(String host) {
		return host.replaceFirst(":\\d*$", "");
	}

	private static boolean changesOrStreams(HttpServletRequest request) {
		return !READING.contains(request.getMethod()) || EVENTS.equals(request.getRequestURI());
	}

	private static boolean isOfAnotherSite(HttpServletRequest request, @Nullable String host) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !site.equals("same-origin") && !site.equals("none");
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
	}

}
