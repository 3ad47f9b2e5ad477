package dev.tcplab.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.program.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf("dev.tcplab.check.program.Python#isExpected")
class OwnExerciseTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			int(a) + int(b) | Passed
			int(a) - int(b) | ✘ the answer is right
			""")
	void checksServerAgainstOwnExercise(String sum, String words) throws Exception {
		Path exercise = Files.writeString(this.directory.resolve("adder.yml"), """
				name: adder
				kind: server
				title: Adds two numbers
				start: [ Ready to add ]
				steps:
				  - { send: 2 3, expect: "5\\n", console: [ "2 + 3 = 5" ] }
				  - { send: 20 22, expect: "42\\n", console: [ "20 + 22 = 42" ] }
				stopped: Bye
				""");
		Path program = Files.writeString(this.directory.resolve("adder.py"), """
				import socket
				ls = socket.socket()
				ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
				ls.bind(("127.0.0.1", 0))
				ls.listen()
				print("Ready to add")
				try:
					while True:
						(cs, address) = ls.accept()
						a, b = cs.recv(2048).decode().split()
						print(a, "+", b, "=", int(a) + int(b))
						cs.send(f"{%s}\\n".encode())
						cs.close()
				except KeyboardInterrupt:
					print("Bye")
				""".formatted(sum));
		assertThat(screen("file:" + exercise, program)).contains("adder (Adds two numbers)").contains(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			What time is it? | print(answer) | Passed
			What time is it? | pass          | ✘ prints what the exercise asks for
			""")
	void checksClientAgainstOwnExercise(String message, String print, String words) throws Exception {
		Path exercise = Files.writeString(this.directory.resolve("asker.yml"), """
				name: asker
				kind: client
				steps:
				  - expect: What time is it?
				    send: A quarter past nine
				    console: [ "{answer}" ]
				""");
		Path program = Files.writeString(this.directory.resolve("asker.py"), """
				import socket
				s = socket.socket()
				s.connect(("192.0.2.10", 8080))
				s.send("%s".encode())
				answer = s.recv(2048).decode()
				s.close()
				%s
				""".formatted(message, print));
		assertThat(screen("file:" + exercise, program)).contains(words);
	}

	@Test
	void acceptsServerThatSpeaksFirst() throws Exception {
		Path exercise = Files.writeString(this.directory.resolve("clock.yml"), """
				name: clock
				kind: server
				points: { answer: 5 }
				steps:
				  - { expect: "9:15\n" }
				""");
		Path program = Files.writeString(this.directory.resolve("clock.py"), """
				import socket
				ls = socket.create_server(("127.0.0.1", 0))
				while True:
					(cs, address) = ls.accept()
					cs.send(b"9:15\\n")
					cs.close()
				""");
		assertThat(screen("file:" + exercise, program)).contains("Passed");
	}

	private static String screen(String exercise, Path program) throws Exception {
		Verdict verdict = Checks.check(exercise, Map.of("loopback", true),
				List.of(Python.command(), program.toString()));
		return String.join("\n", Screen.whole(verdict, Exercises.of(exercise)));
	}

}
