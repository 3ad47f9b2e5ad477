package dev.tcplab.web.http;

import org.springframework.web.server.ResponseStatusException;

/** A rule that refuses requests before anything reads them, on every HTTP port. */
@FunctionalInterface
public interface RequestRule {

	/**
	 * Checks a request.
	 * @throws ResponseStatusException 403 if it is refused
	 */
	void check(DirectRequest request);

}
