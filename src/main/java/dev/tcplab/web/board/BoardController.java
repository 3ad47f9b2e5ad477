package dev.tcplab.web.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tcplab.web.actuator.ServerManagement;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
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

	private final Ticker<BoardPicture> ticker;

	private final BoardAccess access;

	BoardController(ServerManagement management, BoardView view, Ticker<BoardPicture> ticker, BoardAccess access) {
		this.management = management;
		this.view = view;
		this.ticker = ticker;
		this.access = access;
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
					"%d pages already show the board. Close one of them".formatted(BoardView.MOST_VIEWERS));
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(emitter);
	}

	@GetMapping("/board/clients.csv")
	void clients(HttpServletResponse response) throws IOException {
		Download.begin(response, "clients.csv", "text/csv;charset=UTF-8")
			.write(Csv.of(this.view.clients()).getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void manage(@PathVariable String name, @RequestBody WantedState wanted) {
		this.access.requireServers();
		this.management.manage(name, wanted.state());
	}

	@DeleteMapping("/board/servers/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset(@PathVariable String name) {
		this.access.requireServers();
		this.management.reset(name);
	}

	/** Resets a server, and starts it unless it is listening. */
	@PostMapping("/board/servers/{name}/restart")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void restart(@PathVariable String name) {
		this.access.requireServers();
		this.management.reset(name);
		this.management.manage(name, "started");
	}

	/** The body of a request: {@code started} or {@code stopped}. */
	record WantedState(@Nullable String state) {
	}

}
