package dev.tcplab.web.classroom;

import java.util.regex.Pattern;

import dev.tcplab.web.http.DirectRequest;
import dev.tcplab.web.http.RequestRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Refuses requests that do not come from a teacher, except those for the class page. The
 * paths are compared as they were sent, so no other spelling of a path can pass. As an
 * interceptor, it also refuses handlers of other packages, in case a setting gives them a
 * path of the class page.
 */
final class StudentAccess implements RequestRule, HandlerInterceptor {

	private static final Pattern OF_STUDENTS = Pattern
		.compile("(GET|HEAD) /class(/(events|[a-z0-9-]+\\.(js|css|svg|png)))?"
				+ "|POST /class/(name|checks)|DELETE /class/checks");

	private final ClassSettings settings;

	StudentAccess(ClassSettings settings) {
		this.settings = settings;
	}

	@Override
	public void check(DirectRequest request) {
		require(request, OF_STUDENTS.matcher(request.method() + " " + request.path()).matches());
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		require(DirectRequest.of(request),
				(handler instanceof HandlerMethod method) ? method.getBeanType().getPackage() == getClass().getPackage()
						: handler instanceof ResourceHttpRequestHandler);
		return true;
	}

	private void require(DirectRequest request, boolean allowed) {
		if (!allowed && !this.settings.isTeacher(request.client())) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN,
					"Only the teacher can open this. The page for students is /class");
		}
	}

}
