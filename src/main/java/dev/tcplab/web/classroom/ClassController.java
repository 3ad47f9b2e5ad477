package dev.tcplab.web.classroom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.server.TcpServers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page for students, which anyone in the network may use. */
@RestController
class ClassController {

	private static final long NO_TIMEOUT = 0;

	private static final int FIRST_PORT = 1024;

	private static final int LAST_PORT = 65535;

	private static final Supplier<Map<String, Exercise>> EXERCISES = SingletonSupplier.of(() -> Exercises.NAMES.stream()
		.map(Exercises::of)
		.collect(Collectors.toUnmodifiableMap(Exercise::name, Function.identity())));

	private final ClassViewers viewers;

	private final Students students;

	private final Checks checks;

	private final TcpServers servers;

	private final Environment environment;

	ClassController(ClassViewers viewers, Students students, Checks checks, TcpServers servers,
			Environment environment) {
		this.viewers = viewers;
		this.students = students;
		this.checks = checks;
		this.servers = servers;
		this.environment = environment;
	}

	static Stream<Exercise> exercises() {
		return Exercises.NAMES.stream().map(EXERCISES.get()::get);
	}

	@GetMapping(path = "/class", produces = MediaType.TEXT_HTML_VALUE)
	Resource page() {
		return new ClassPathResource("class/index.html");
	}

	@GetMapping("/class/events")
	ResponseEntity<SseEmitter> events(HttpServletRequest request,
			@RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId) {
		SseEmitter page = new SseEmitter(NO_TIMEOUT);
		if (!this.viewers.add(Viewer.of(request), page, lastEventId)) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many class pages are open. Close the ones that you don't need, or try again in a minute");
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
	}

	@PostMapping("/class/name")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void name(HttpServletRequest request, @RequestBody NewName body) {
		this.students.rename(Viewer.of(request).address(), nameOrNone(body.before()), Students.name(body.name()));
	}

	@PostMapping("/class/checks")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CheckView check(HttpServletRequest request, @RequestBody NewCheck body) {
		Viewer viewer = Viewer.of(request);
		Exercise exercise = EXERCISES.get().get(String.valueOf(body.exercise()));
		if (exercise == null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"Unknown exercise. Choose one of " + String.join(", ", Exercises.NAMES));
		}
		int port = (exercise.kind() == Kind.SERVER) ? port(viewer, body.port()) : 0;
		return this.checks.start(viewer, nameOrNone(body.name()), exercise, port);
	}

	private static String nameOrNone(@Nullable String name) {
		return (name == null || name.isBlank()) ? "" : Students.name(name);
	}

	private int port(Viewer viewer, @Nullable Integer port) {
		if (port == null || port < FIRST_PORT || port > LAST_PORT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"Enter the port of your server, from %d to %d".formatted(FIRST_PORT, LAST_PORT));
		}
		if (viewer.isOnThisMachine() && ownPorts().anyMatch(port::equals)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"Port %d belongs to TCP Lab itself. Start your server on another port".formatted(port));
		}
		return port;
	}

	private Stream<Integer> ownPorts() {
		return Stream.concat(this.servers.all().stream().map((server) -> server.port()),
				Stream.of("local.server.port", "local.management.port")
					.map((name) -> this.environment.getProperty(name, Integer.class, 0)));
	}

	/** Ends a check that waits for a client. */
	@DeleteMapping("/class/checks")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(HttpServletRequest request) {
		this.checks.stop(Viewer.of(request).address());
	}

	/** {@code before} is the name that the page gave before, if any. */
	record NewName(@Nullable String name, @Nullable String before) {
	}

	/** {@code port} is the port of a server. */
	record NewCheck(@Nullable String exercise, @Nullable Integer port, @Nullable String name) {
	}

}
