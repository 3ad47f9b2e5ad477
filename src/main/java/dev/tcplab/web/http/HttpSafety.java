package dev.tcplab.web.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The rules that refuse requests from pages of other sites. Such a page can make its own
 * name point to 127.0.0.1 (DNS rebinding), and post to any address.
 */
final class HttpSafety {

	private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private final List<String> hosts;

	HttpSafety(HttpSettings settings) {
		this.hosts = settings.hosts().stream().map((host) -> host.toLowerCase(Locale.ROOT)).toList();
	}

	void check(HttpServletRequest request) {
		String host = request.getHeader(HttpHeaders.HOST);
		// Only HTTP/1.0, which no browser uses, has requests without it.
		if (host != null && !isAllowed(withoutPort(host))) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN,
					"Unknown host '%s'. Use localhost or an address, or allow the name with --tcp-lab.http.hosts=%1$s"
						.formatted(withoutPort(host)));
		}
		if (isOfAnotherSite(request, host) && !isNavigation(request)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "A page of another site caused this request");
		}
	}

	private boolean isAllowed(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return !name.contains(".") || IP_V4.matcher(name).matches() || name.startsWith("[")
				|| this.hosts.contains(name);
	}

	private static String withoutPort(String host) {
		return host.replaceFirst(":\\d*$", "");
	}

	/** Such a request shows the response to the user, not to the other site. */
	private static boolean isNavigation(HttpServletRequest request) {
		return request.getMethod().equals("GET") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
				&& "document".equals(request.getHeader("Sec-Fetch-Dest"));
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
