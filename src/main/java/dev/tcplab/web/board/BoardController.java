package dev.tcplab.web.board;

import java.io.IOException;
import java.util.stream.Collectors;

import dev.tcplab.server.TcpServer;
import dev.tcplab.web.actuator.Steering;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the page, its events and its files, and steers the servers by its buttons.
 */
@RestController
class BoardController {

	private final Steering steering;

	private final BoardView view;

	private final Viewers viewers;

	private final JsonMapper json;

	BoardController(Steering steering, BoardView view, Viewers viewers, JsonMapper json) {
		this.steering = steering;
		this.view = view;
		this.viewers = viewers;
		this.json = json;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	Resource page() {
		return new ClassPathResource("board/index.html");
	}

	/**
	 * Sends events as long as the viewer stays, on the thread of the request.
	 * @param lastEventId the id of the last event that the viewer has got
	 * @param response where to send them
	 * @throws IOException if the viewer has gone
	 * @throws ResponseStatusException 503 if too many look already
	 */
	@GetMapping("/board/events")
	void events(@RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
			HttpServletResponse response) throws IOException {
		if (!this.viewers.tryEnter()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"%d pages show the board already. Close one of them".formatted(Viewers.MOST));
		}
		try {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader("Cache-Control", "no-store");
			new EventStream(this.view, this.viewers::pause, this.json, response.getOutputStream()).run(lastEventId);
		}
		finally {
			this.viewers.leave();
		}
	}

	@GetMapping("/board/clients.csv")
	ResponseEntity<String> clients() {
		return file("clients.csv", "text/csv;charset=UTF-8", Csv.of(this.view.clients()));
	}

	@GetMapping("/board/exchanges.jsonl")
	ResponseEntity<String> exchanges() {
		return file("exchanges.jsonl", "application/jsonl;charset=UTF-8",
				this.view.exchanges()
					.stream()
					.map((exchange) -> this.json.writeValueAsString(exchange) + "\n")
					.collect(Collectors.joining()));
	}

	private static ResponseEntity<String> file(String name, String type, String content) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(type))
			.header("Content-Disposition", "attachment; filename=\"" + name + '"')
			.header("Cache-Control", "no-store")
			.body(content);
	}

	/**
	 * Starts or stops a server.
	 * @param name the server's name
	 * @param wanted {@code started} or {@code stopped}
	 * @throws ResponseStatusException 400 for another state, 403 if the servers can only
	 * be seen, 404 for an unknown server, 409 if it cannot start
	 */
	@PostMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void steer(@PathVariable String name, @RequestBody WantedState wanted) {
		this.steering.steer(steerable(name), wanted.state());
	}

	/**
	 * Resets a server: its counts and clients are forgotten.
	 * @param name the server's name
	 * @throws ResponseStatusException 403 if the servers can only be seen, 404 for an
	 * unknown server, 503 if several replicas count together, and cannot now
	 */
	@DeleteMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset(@PathVariable String name) {
		this.steering.reset(steerable(name));
	}

	private TcpServer steerable(String name) {
		if (this.view.isReadOnly()) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN,
					"Servers can only be seen here, because management.endpoint.tcpservers.access is not unrestricted");
		}
		return this.steering.find(name);
	}

	/**
	 * What a server is to do.
	 *
	 * @param state {@code started} or {@code stopped}
	 */
	record WantedState(@Nullable String state) {
	}

}
