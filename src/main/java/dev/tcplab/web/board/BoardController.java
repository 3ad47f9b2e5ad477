package dev.tcplab.web.board;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import dev.tcplab.web.actuator.ServerManagement;
import dev.tcplab.web.board.BoardEntry.Rendered;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class BoardController {

	private static final long NO_TIMEOUT = 0;

	private final ServerManagement management;

	private final BoardView view;

	private final BoardTicker ticker;

	BoardController(ServerManagement management, BoardView view, BoardTicker ticker) {
		this.management = management;
		this.view = view;
		this.ticker = ticker;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	Resource page() {
		return new ClassPathResource("board/index.html");
	}

	@GetMapping("/board/events")
	ResponseEntity<SseEmitter> events(@RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId) {
		SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
		if (!this.ticker.add(emitter, lastEventId)) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"%d pages show the board already. Close one of them".formatted(BoardTicker.MOST_VIEWERS));
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(emitter);
	}

	@GetMapping("/board/clients.csv")
	void clients(HttpServletResponse response) throws IOException {
		file(response, "clients.csv", "text/csv").write(Csv.of(this.view.clients()).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/board/exchanges.jsonl")
	void exchanges(HttpServletResponse response) throws IOException {
		// Written one by one: all of them may be larger than a small heap can hold.
		OutputStream body = file(response, "exchanges.jsonl", "application/jsonl");
		for (Rendered exchange : this.view.exchanges()) {
			body.write((exchange.json() + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	private static OutputStream file(HttpServletResponse response, String name, String type) throws IOException {
		response.setContentType(type + ";charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return response.getOutputStream();
	}

	@PostMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void manage(@PathVariable String name, @RequestBody WantedState wanted) {
		checkAccess();
		this.management.manage(name, wanted.state());
	}

	@DeleteMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset(@PathVariable String name) {
		checkAccess();
		this.management.reset(name);
	}

	private void checkAccess() {
		if (this.view.isReadOnly()) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN,
					"Servers can only be seen here, because management.endpoint.tcpservers.access is not unrestricted");
		}
	}

	/** The body of a request: {@code started} or {@code stopped}. */
	record WantedState(@Nullable String state) {
	}

}
