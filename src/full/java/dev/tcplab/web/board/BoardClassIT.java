package dev.tcplab.web.board;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class of 30 students on the page.
 */
@EnabledOnOs(OS.LINUX)
class BoardClassIT extends AbstractBoardIT {

	static final List<String> NAMES = List.of("Lucía Pérez", "Martín García", "Sofía López", "Hugo Sánchez",
			"María Gómez", "Mateo Ruiz", "Martina Díaz", "Leo Moreno", "Paula Álvarez", "Daniel Muñoz", "Julia Romero",
			"Pablo Alonso", "Emma Gutiérrez", "Álvaro Navarro", "Valeria Torres", "Adrián Domínguez", "Daniela Vázquez",
			"Enzo Ramos", "Alba Gil", "Diego Serrano", "Carla Blanco", "Mario Molina", "Noa Suárez", "Bruno Ortega",
			"Sara Delgado", "Marco Castro", "Jimena Ortiz", "Nicolás Rubio", "Irene Núñez", "José Iglesias");

	static final String ECHO1 = "echo1 (Session 10, exercise 1)";

	static final List<Student> STUDENTS = IntStream.range(0, NAMES.size())
		.mapToObj((i) -> new Student(NAMES.get(i), 20 + i))
		.toList();

	private static final Student CRASHES = STUDENTS.get(27);

	private static final Student SENDS_LATIN_1 = STUDENTS.get(28);

	private static final Student LOOPS = STUDENTS.get(29);

	@AfterAll
	static void forgetNames() {
		if (browser != null) {
			browser.run("localStorage.clear()");
		}
	}

	@Test
	void showsWholeClass() {
		browser.run("""
				const area = document.querySelector('#expected');
				area.value = arguments[0];
				area.dispatchEvent(new Event('input'));
				""", roster());
		STUDENTS.subList(0, 27).parallelStream().forEach((student) -> student.greet(lab.port("echo1")));
		CRASHES.crash(lab.port("echo1"));
		SENDS_LATIN_1.send(lab.port("echo1"), "I am " + SENDS_LATIN_1.name(), StandardCharsets.ISO_8859_1);
		IntStream.range(0, 200).forEach((i) -> LOOPS.send(lab.port("echo2"), "Test " + i, StandardCharsets.UTF_8));
		browser.await(ROWS + " .times", "×200");
		browser.await("#missing", "3 are missing");
		assertThat(browser.texts("[data-list=missing] li")).containsExactly("RUBIO, NICOLÁS", "NÚÑEZ, IRENE",
				"IGLESIAS, JOSÉ");
		assertThat(browser.texts(ROWS + " td.message")).hasSizeGreaterThanOrEqualTo(30)
			.filteredOn((message) -> message.contains("Test "))
			.hasSize(1);
		assertThat(browser.all(ROWS + " .badge[data-empty]")).isNotEmpty();
		assertThat(browser.texts("#notices")).noneMatch((notice) -> notice.contains("not in the list"));
	}

	/**
	 * As the office of a school writes it.
	 */
	private static String roster() {
		return String.join("\n", NAMES.stream().map((name) -> {
			String[] words = name.split(" ");
			return "%s, %s".formatted(words[1], words[0]).toUpperCase();
		}).toList());
	}

}
