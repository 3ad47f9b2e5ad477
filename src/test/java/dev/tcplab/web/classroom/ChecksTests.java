package dev.tcplab.web.classroom;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.observe.Timeouts;
import dev.tcplab.protocol.proxy.IpAddress;
import dev.tcplab.web.board.StudentTable.Row;
import dev.tcplab.web.classroom.CheckView.PointView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Checks of programs on other machines, which have addresses in 127.0.0.0/8.
 */
@Timeout(60)
class ChecksTests {

	private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(30), Duration.ofMillis(200),
			Duration.ofMillis(200));

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Students students = new Students();

	private final CheckLimits limits = new CheckLimits(System::nanoTime);

	private Checks checks = new Checks(this.limits, this.students, null, SHORT, this.threads);

	@AfterEach
	void end() {
		this.checks.close();
		this.threads.shutdown();
	}

	@Test
	void passesRightServerAtOwnAddress() {
		CheckView view = checkServer("127.0.0.21", StudentServer.ECHO, "echo1");
		assertThat(view.result()).isEqualTo("passed");
		assertThat(view.points()).extracting(PointView::id, PointView::state)
			.containsExactly(tuple("listens", "passed"), tuple("first-client", "passed"), tuple("answer", "passed"),
					tuple("clients", "passed"));
		assertThat(this.students.rows()).extracting(Row::name, Row::exercise, Row::result)
			.containsExactly(tuple("Ada", "echo1", "passed"));
	}

	@Test
	void explainsWrongAnswer() {
		CheckView view = checkServer("127.0.0.22", (message) -> message, "echo1");
		assertThat(view.result()).isEqualTo("failed");
		assertThat(view.points()).anySatisfy((point) -> {
			assertThat(point.id()).isEqualTo("answer");
			assertThat(point.state()).isEqualTo("failed");
			assertThat(point.fix()).isNotBlank();
		});
		assertThat(view.finding()).isNotBlank();
	}

	@Test
	void failsServerThatKeepsRunning() {
		CheckView view = checkServer("127.0.0.23", StudentServer.ECHO, "echo3");
		assertThat(view.finding()).isEqualTo("It keeps running after 5 clients.");
	}

	@Test
	void endsCheckOfHangingServer() {
		CheckView view = checkServer("127.0.0.24", StudentServer.HANGING, "echo1");
		assertThat(view.progress()).isEqualTo("0 of 6 clients");
		assertThat(view.finding()).isEqualTo("It accepted the client and did not answer.");
	}

	private CheckView checkServer(String address, UnaryOperator<String> answer, String exercise) {
		Viewer viewer = viewer(address);
		try (StudentServer server = new StudentServer(address, answer)) {
			this.checks.start(viewer, "Ada", Exercises.of(exercise), server.port());
			CheckView end = awaitEnd(viewer);
			assertThat(end.host()).isEqualTo(address);
			return end;
		}
	}

	@Test
	void neverConnectsToOtherAddress() {
		Viewer viewer = viewer("127.0.0.25");
		try (StudentServer other = new StudentServer("127.0.0.26", StudentServer.ECHO)) {
			this.checks.start(viewer, "", Exercises.of("echo1"), other.port());
			assertThat(awaitEnd(viewer).finding())
				.startsWith("The connection was refused: no server listens at 127.0.0.25:");
			assertThat(other.clients()).isEmpty();
		}
	}

	@Test
	void showsPointsOfClientAsTheyFinish() {
		Viewer viewer = viewer("127.0.0.27");
		CheckView begun = this.checks.start(viewer, "", Exercises.of("client-test"), 0);
		assertThat(begun.host()).isEqualTo("127.0.0.1");
		assertThat(begun.left()).isBetween(28L, 30L);
		Machine own = new Machine("127.0.0.27", 0);
		assertThat(own.send(begun.port(), "Message 0")).startsWith("ECHO: Message 0");
		await().until(() -> "1 of 5 connections".equals(this.checks.newest(viewer.address()).progress()));
		assertThat(this.checks.newest(viewer.address()).points()).extracting(PointView::id, PointView::state)
			.containsExactly(tuple("connects", "passed"), tuple("sends", "running"), tuple("reads", "running"));
		assertThat(new Machine("127.0.0.28", 0).send(begun.port(), "")).as("a client from elsewhere").isEmpty();
		for (int i = 1; i < 5; i++) {
			assertThat(own.send(begun.port(), "Message " + i)).startsWith("ECHO: Message " + i);
		}
		assertThat(awaitEnd(viewer).result()).isEqualTo("passed");
	}

	@Test
	void failsClientThatDoesNotReadAnswer() throws Exception {
		Viewer viewer = viewer("127.0.0.29");
		int port = this.checks.start(viewer, "", Exercises.of("client"), 0).port();
		try (Socket socket = new Socket("127.0.0.1", port, viewer.address(), 0)) {
			// A reset, as Python closes a socket with unread bytes.
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write('x');
			await().until(() -> socket.getInputStream().available() > 0);
		}
		assertThat(awaitEnd(viewer).finding()).isEqualTo("It closed the connection without having read the answer.");
	}

	@Test
	void endsCheckWithoutClient() {
		this.checks = new Checks(this.limits, this.students, null,
				new Timeouts(Duration.ofMillis(50), SHORT.answer(), SHORT.end()), this.threads);
		Viewer viewer = viewer("127.0.0.30");
		int port = this.checks.start(viewer, "", Exercises.of("client"), 0).port();
		assertThat(awaitEnd(viewer).finding())
			.isEqualTo("No client from your address connected to port %d.".formatted(port));
	}

	@Test
	void stopsCheckThatWaitsForClient() {
		Viewer viewer = viewer("127.0.0.31");
		this.checks.start(viewer, "", Exercises.of("client"), 0);
		this.checks.stop(viewer.address());
		assertThat(awaitEnd(viewer).result()).isEqualTo("stopped");
		assertThat(this.students.rows()).isEmpty();
		this.limits.begin(viewer.address());
	}

	@Test
	void usesOnlyConfiguredPorts() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			this.checks = new Checks(this.limits, this.students, PortRange.of(String.valueOf(taken.getLocalPort())),
					SHORT, this.threads);
			Viewer viewer = viewer("127.0.0.32");
			assertThatExceptionOfType(ResponseStatusException.class)
				.isThrownBy(() -> this.checks.start(viewer, "", Exercises.of("client"), 0))
				.withMessageContaining("All ports for checks are in use. Try again in a minute");
			this.limits.begin(viewer.address());
		}
	}

	private CheckView awaitEnd(Viewer viewer) {
		await().until(() -> "finished".equals(this.checks.newest(viewer.address()).state()));
		return this.checks.newest(viewer.address());
	}

	private static Viewer viewer(String address) {
		return new Viewer(IpAddress.any(address), "127.0.0.1");
	}

}
