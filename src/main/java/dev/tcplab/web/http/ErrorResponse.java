package dev.tcplab.web.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers requests that Tomcat or Spring refused, instead of a Whitelabel page. A request
 * for this path itself finds nothing.
 */
@RestController
@ConditionalOnWebApplication
class ErrorResponse implements ErrorController {

	@RequestMapping("/error")
	ResponseEntity<Void> error(HttpServletRequest request) {
		Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		return ResponseEntity.of(ProblemDetail.forStatus((status != null) ? status : HttpStatus.NOT_FOUND.value()))
			.build();
	}

}
