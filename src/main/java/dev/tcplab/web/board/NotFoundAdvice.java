package dev.tcplab.web.board;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers browsers that look for a page of the board in its style. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotFoundAdvice {

	@ExceptionHandler
	ResponseEntity<?> onNotFound(NoResourceFoundException ex, ServletWebRequest request) {
		String accepted = String.valueOf(request.getHeader("Accept"));
		boolean page = request.getRequest().getRequestURI().startsWith("/board")
				&& accepted.contains(MediaType.TEXT_HTML_VALUE);
		return page ? ResponseEntity.status(HttpStatus.NOT_FOUND)
			.contentType(MediaType.TEXT_HTML)
			.body(new ClassPathResource("board/not-found.html")) : ResponseEntity.of(ex.getBody()).build();
	}

}
