package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.net.UnknownHostException;

import dev.tcplab.web.board.StudentTable.Row;
import dev.tcplab.web.classroom.Students.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The names and results of students.
 */
class StudentsTests {

	private final Students students = new Students();

	private final InetAddress one = address(1);

	private final InetAddress other = address(2);

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Ada\nBob", "\u202eadA", "A\u0000", "12345678901234567890123456789012345678901" })
	void rejectsInvalidName(String name) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> Students.name(name))
			.withMessageContaining("Enter a name of 1 to 40 visible characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ada", " Zoë Núñez ", "李", "=1+1", "<b>", "O'Neil \\ Co" })
	void acceptsAnyVisibleText(String name) {
		assertThat(Students.name(name)).isEqualTo(name.strip());
	}

	@Test
	void showsNewestResultOfEachExercise() {
		this.students.rename(this.one, "", "Ada");
		this.students.add(this.one, "Ada", new Result("echo1", "failed", "It closed."));
		this.students.add(this.other, "Bob", new Result("echo1", "passed", null));
		this.students.add(this.one, "Ada", new Result("echo1", "passed", null));
		assertThat(this.students.rows()).extracting(Row::name, Row::address, Row::shared, Row::result)
			.containsExactly(tuple("Ada", "192.0.2.1", false, "passed"), tuple("Bob", "192.0.2.2", false, "passed"));
	}

	@Test
	void marksSharedAddress() {
		this.students.rename(this.one, "", "Ada");
		this.students.rename(this.one, "", "Bob");
		this.students.rename(this.other, "", "Cy");
		assertThat(this.students.names(this.one)).containsExactly("Ada", "Bob");
		assertThat(this.students.rows()).extracting(Row::shared).containsExactly(false, true, true);
	}

	@Test
	void keepsResultsWhenNameChanges() {
		this.students.add(this.one, "", new Result("echo1", "passed", null));
		this.students.rename(this.one, "", "Ad");
		this.students.rename(this.one, "Ad", "Ada");
		this.students.rename(this.one, "Ada", "Ada");
		assertThat(this.students.rows()).singleElement().satisfies((row) -> {
			assertThat(row.name()).isEqualTo("Ada");
			assertThat(row.exercise()).isEqualTo("echo1");
		});
	}

	@Test
	void keepsSameRowsUntilSomethingChanges() {
		this.students.rename(this.one, "", "Ada");
		assertThat(this.students.rows()).isSameAs(this.students.rows());
	}

	@Test
	void boundsNamesOfAddress() {
		for (int i = 0; i < 60; i++) {
			this.students.rename(this.one, "", "Student " + i);
		}
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> this.students.rename(this.one, "", "One more"))
			.withMessageContaining("Your address already has 60 names");
		this.students.rename(this.one, "Student 1", "Ada");
		this.students.rename(this.other, "", "Bob");
		assertThat(this.students.rows()).hasSize(61);
	}

	@Test
	void boundsRows() {
		for (int i = 0; i < 1100; i++) {
			this.students.add(address(i), "Ada", new Result("echo1", "passed", null));
		}
		assertThat(this.students.rows()).hasSize(1000).first().extracting(Row::address).isEqualTo("192.0.6.75");
	}

	private static InetAddress address(int number) {
		try {
			return InetAddress.getByAddress(new byte[] { (byte) 192, 0, (byte) (2 + number / 256), (byte) number });
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
