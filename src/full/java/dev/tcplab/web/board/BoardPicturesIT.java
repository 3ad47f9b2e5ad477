package dev.tcplab.web.board;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.awaitility.Awaitility.await;

/**
 * Takes the pictures of the documentation, with the ports of the lesson:
 * {@code ./mvnw -Pfull verify -Dit.test=BoardPicturesIT -Dboard.pictures=true}.
 */
@EnabledIfSystemProperty(named = "board.pictures", matches = "true")
class BoardPicturesIT extends AbstractBoardIT {

	private static final Path PICTURES = Path.of("docs", "images");

	private static final String[] PORTS = { "--tcp-lab.servers.happy.port=8080", "--tcp-lab.servers.echo1.port=8081",
			"--tcp-lab.servers.echo2.port=8082", "--tcp-lab.servers.echo3.port=8083",
			"--tcp-lab.servers.teacher.port=8084" };

	private static final String[] CLASS = Stream
		.concat(Stream.of(PORTS), Stream.of("--tcp-lab.class.enabled=true", "--tcp-lab.class.teachers=127.0.0.1/32",
				"--server.address=127.0.0.1"))
		.toArray(String[]::new);

	private static final int HTTP_PORT = 9080;

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void showsClass(String scheme) throws Exception {
		try (BoardLab lesson = BoardLab.start(PORTS)) {
			browser.screen(1280, 800, scheme);
			show(lesson, "");
			talk(lesson);
			picture("board", scheme);
			openNewest();
			browser.await("end", (any) -> browser.texts("#detail .step-text").contains("Server closed"));
			picture("detail", scheme);
			browser.escape();
			browser.type("b");
			browser.await("#projector code", "nc ");
			picture("projector", scheme);
			show(lab, "");
		}
	}

	@Test
	void showsClassPage() throws Exception {
		Student student = BoardClassIT.STUDENTS.get(0);
		try (BoardLab lesson = BoardLab.start(HTTP_PORT, CLASS); Desk desk = Desk.of(student, lesson)) {
			show(lesson, "");
			talk(lesson);
			for (Student other : BoardClassIT.STUDENTS.subList(1, 6)) {
				check(other, lesson, (other.seat() % 2 == 0) ? "ECHO: %s" : "%s");
			}
			desk.open(1280, 800, "light");
			desk.say(student.name());
			student.send(lesson.port("happy"), "Good morning\n", StandardCharsets.UTF_8);
			student.crash(lesson.port("echo2"));
			student.send(lesson.port("echo2"), "Hola", StandardCharsets.UTF_8);
			desk.browser().await("#exchange-rows td.message", "Hola");
			desk.browser().click("[value=python] + span");
			try (ServerSocket server = student.serve((message) -> "echo " + message)) {
				desk.check(BoardClassIT.ECHO1, server.getLocalPort(), "failed");
			}
			desk.browser().picture(PICTURES.resolve("class.png"));
			desk.browser().screen(390, 844, "light");
			desk.browser().picture(PICTURES.resolve("class-phone.png"));
			browser.screen(1280, 560, "light");
			browser.run("document.querySelector('#class').scrollIntoView()");
			browser.await("#student-rows tr", student.name());
			browser.picture(PICTURES.resolve("class-teacher.png"));
			show(lab, "");
		}
	}

	/**
	 * Checks a student's server that answers with this format.
	 */
	private static void check(Student student, BoardLab lesson, String answer) throws Exception {
		try (Relay relay = new Relay(student.address(), lesson.url().getPort());
				ServerSocket server = student.serve(answer::formatted)) {
			BoardLab.send(URI.create("http://127.0.0.1:%d/class/checks".formatted(relay.port())), "POST",
					"{\"exercise\":\"echo1\",\"port\":%d,\"name\":\"%s\"}".formatted(server.getLocalPort(),
							student.name()));
			browser.await("#student-rows tr", student.name());
		}
	}

	private static void talk(BoardLab lesson) throws IOException {
		List<Student> students = BoardClassIT.STUDENTS.subList(0, 9);
		students.forEach((student) -> student.greet(lesson.port((student.seat() % 2 == 0) ? "echo1" : "echo2")));
		students.get(1).send(lesson.port("happy"), "Good morning\n", StandardCharsets.UTF_8);
		students.get(2).crash(lesson.port("echo2"));
		try (Wire client = Wire.connect(lesson.port("echo3"))) {
			client.send("Bye").reset();
		}
		browser.await(ROWS + " td.message", "Bye");
		twoSends(lesson.port("echo1"));
		browser.await(ROWS + " td.message", "Hello, ");
		// Curves show past seconds.
		await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
	}

	private static void twoSends(int port) throws IOException {
		try (Wire client = Wire.connect(port)) {
			client.send("Hello, ");
			client.receive(4);
			client.send("I am Ana");
			client.receive();
		}
	}

	private static void picture(String name, String scheme) throws IOException {
		browser.picture(PICTURES.resolve("%s-%s.png".formatted(name, scheme)));
	}

}
