package dev.tcplab.web.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.tcplab.server.Wire;
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
