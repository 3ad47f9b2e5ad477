package dev.tcplab.web.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/**
 * A request as it arrived at this machine, whatever its forwarding headers claim.
 *
 * @param client the other end of the connection; IPv4 even if it is mapped to IPv6
 * @param path the path in the request line, neither decoded nor normalized, without the
 * context path
 */
public record DirectRequest(InetAddress client, String method, String path) {

	private static final String ATTRIBUTE = DirectRequest.class.getName();

	/** Returns the direct request, even if a filter wrapped the request. */
	public static DirectRequest of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof DirectRequest direct) {
			return direct;
		}
		throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The sender of this request is unknown");
	}

	/**
	 * Remembers a request before any header is interpreted. One that Tomcat could not
	 * read has no path.
	 */
	static void remember(HttpServletRequest request, @Nullable String peer, String context) {
		String uri = Objects.requireNonNullElse(request.getRequestURI(), "");
		if (!StringUtils.hasText(peer)) {
			// InetAddress would take it for this machine.
			return;
		}
		try {
			// An address is not looked up.
			request.setAttribute(ATTRIBUTE, new DirectRequest(InetAddress.getByName(peer), request.getMethod(),
					uri.startsWith(context) ? uri.substring(context.length()) : uri));
		}
		catch (UnknownHostException ex) {
			// Then of() refuses the request.
		}
	}

}
