package dev.tcplab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Lab;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Python programs in {@code docs/examples}, which print the lines of the lesson.
 */
@EnabledIf(value = "dev.tcplab.PythonProgram#isPythonThere", disabledReason = "python3 is not on the path")
class ExamplesTests {

	private static Lab lab;

	private final List<String> addresses = new ArrayList<>();

	@BeforeAll
	static void startLab() {
		lab = Lab.start("happy,echo1,echo2,teacher");
	}

	@AfterAll
	static void stopLab() {
		lab.close();
	}

	@Test
	void greetsClientsAsHappyServer() throws Exception {
		try (PythonProgram server = PythonProgram.listening("happy-server")) {
			assertThat(talk(server, "Test1...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(talk(server, "Test2...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(server.lines(8)).containsExactly("The server is configured!", "Waiting for Clients to connect",
					"A client has connected to the server!", "Message received: Test1...",
					"Waiting for Clients to connect", "A client has connected to the server!",
					"Message received: Test2...", "Waiting for Clients to connect");
		}
	}

	@Test
	void answersWithMessageAsEchoServer1() throws Exception {
		try (PythonProgram server = PythonProgram.listening("echo-server1")) {
			assertThat(talk(server, "Test1...")).isEqualTo("ECHO: Test1...\n");
			assertThat(talk(server, "Test2...\n")).isEqualTo("ECHO: Test2...\n\n");
			assertThat(server.lines(8)).containsExactly("The server is configured!", "Waiting for Clients to connect",
					"A client has connected to the server!", "Message received: Test1...",
					"Waiting for Clients to connect", "A client has connected to the server!",
					"Message received: Test2...", "Waiting for Clients to connect");
		}
	}

	@Test
	void numbersConnectionsAsEchoServer2() throws Exception {
		try (PythonProgram server = PythonProgram.listening("echo-server2")) {
			assertThat(talk(server, "Test1...")).isEqualTo("ECHO: Test1...\n");
			assertThat(talk(server, "Test2...")).isEqualTo("ECHO: Test2...\n");
			assertThat(server.lines(8)).containsExactly("The server is configured!", "Waiting for Clients to connect",
					"CONNECTION 1. Client IP,PORT: " + this.addresses.get(0), "Message received: Test1...",
					"Waiting for Clients to connect", "CONNECTION 2. Client IP,PORT: " + this.addresses.get(1),
					"Message received: Test2...", "Waiting for Clients to connect");
		}
	}

	@Test
	void listsFiveClientsAndEndsAsEchoServer3() throws Exception {
		try (PythonProgram server = PythonProgram.listening("echo-server3")) {
			List<String> expected = new ArrayList<>(List.of("The server is configured!"));
			for (int number = 1; number <= 5; number++) {
				assertThat(talk(server, "Test" + number + "...")).isEqualTo("ECHO: Test" + number + "...\n");
				expected.add("Waiting for Clients to connect");
				expected.add("CONNECTION " + number + ". Client IP,PORT: " + this.addresses.get(number - 1));
				expected.add("Message received: Test" + number + "...");
			}
			expected.add("The following clients has connected to the server: ");
			for (int index = 0; index < 5; index++) {
				expected.add("Client " + index + ": " + this.addresses.get(index));
			}
			assertThat(server.allLines()).isEqualTo(expected);
			assertThat(server.awaitExit()).isZero();
		}
	}

	@Test
	void numbersConnectionsAsTeacherServer() throws Exception {
		try (PythonProgram server = PythonProgram.listening("teacher-server")) {
			assertThat(talk(server, "Testing!!! :-)")).isEqualTo("Hello from the teacher's server");
			assertThat(talk(server, "Again")).isEqualTo("Hello from the teacher's server");
			String waiting = "Waiting for connections at 127.0.0.1, " + server.port() + " ";
			assertThat(server.lines(7)).containsExactly(waiting, "CONNECTION: 1. From the IP: " + this.addresses.get(0),
					"Message from client: Testing!!! :-)", waiting,
					"CONNECTION: 2. From the IP: " + this.addresses.get(1), "Message from client: Again", waiting);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo-server1", "echo-server2", "echo-server3" })
	void returnsBinaryBytesAsEchoServer(String name) throws Exception {
		try (PythonProgram server = PythonProgram.listening(name)) {
			byte[] answer = Wire.send(server.port(), new byte[] { (byte) 0xff, 0, 'x' });
			assertThat(answer).isEqualTo(new byte[] { 'E', 'C', 'H', 'O', ':', ' ', (byte) 0xff, 0, 'x', '\n' });
			server.awaitLine("Message received: \\xff");
		}
	}

	@Test
	void answersEmptyMessageAsEchoServer() throws Exception {
		try (PythonProgram server = PythonProgram.listening("echo-server1");
				Wire client = Wire.connect(server.port())) {
			assertThat(client.halfClose().receive()).isEqualTo("ECHO: \n");
		}
	}

	@ParameterizedTest
	@CsvSource({ "happy-server, A client", "echo-server1, A client", "echo-server2, CONNECTION 1",
			"echo-server3, CONNECTION 1", "teacher-server, CONNECTION: 1" })
	void continuesAfterResetAsServer(String name, String connected) throws Exception {
		try (PythonProgram server = PythonProgram.listening(name)) {
			Wire client = Wire.connect(server.port());
			server.awaitLine(connected);
			client.reset();
			assertThat(talk(server, "Test")).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "happy-server", "echo-server1", "echo-server2", "echo-server3", "teacher-server" })
	void reportsTakenPortAsServer(String name) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				PythonProgram server = PythonProgram.server(name, taken.getLocalPort())) {
			assertThat(server.errors()).first()
				.isEqualTo("Problems using port " + taken.getLocalPort() + ": Address already in use");
			assertThat(server.allLines()).isEmpty();
			assertThat(server.awaitExit()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "happy-server", "echo-server1", "echo-server2", "echo-server3", "teacher-server" })
	void endsAtCtrlCAndStartsAgainAsServer(String name) throws Exception {
		int port;
		try (PythonProgram server = PythonProgram.listening(name)) {
			port = server.port();
			talk(server, "Test");
			server.interrupt();
			assertThat(server.allLines()).last().isEqualTo("Server stopped by the user");
			assertThat(server.errors()).isEmpty();
			assertThat(server.awaitExit()).isZero();
		}
		try (PythonProgram server = PythonProgram.server(name, port)) {
			server.awaitLine("Waiting for ");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			happy   | 'HELLO. I am the Happy Server :-)\n'
			echo1   | 'ECHO: HELLO FROM THE CLIENT!!!\n'
			teacher | Hello from the teacher's server
			""")
	void clientPrintsAnswer(String name, String answer) throws Exception {
		try (PythonProgram client = PythonProgram.client("client", lab.port(name))) {
			assertThat(client.text()).isEqualTo("MESSAGE FROM THE SERVER:\n\n" + answer + "\n");
			assertThat(client.awaitExit()).isZero();
		}
	}

	@Test
	void clientTestTalksFiveTimes() throws Exception {
		try (PythonProgram client = PythonProgram.client("client-test", lab.port("echo2"))) {
			assertThat(client.text()).isEqualTo("""
					To Server: Message 0
					From Server: ECHO: Message 0

					To Server: Message 1
					From Server: ECHO: Message 1

					To Server: Message 2
					From Server: ECHO: Message 2

					To Server: Message 3
					From Server: ECHO: Message 3

					To Server: Message 4
					From Server: ECHO: Message 4

					""");
			assertThat(client.awaitExit()).isZero();
		}
	}

	@Test
	void chatPrintsAnswersUntilInputEnds() throws Exception {
		String longest = "x".repeat(2048);
		try (PythonProgram chat = PythonProgram.client("chat", lab.port("echo1")).type("hello\n\n" + longest + "\n")) {
			assertThat(chat.text()).isEqualTo("Message to send: ECHO: hello\nMessage to send: ECHO: \n"
					+ "Message to send: ECHO: " + longest + "\nMessage to send: \n");
			assertThat(chat.awaitExit()).isZero();
		}
	}

	@Test
	void chatContinuesAfterRefusal() throws Exception {
		try (RefusedPort port = new RefusedPort();
				PythonProgram chat = PythonProgram.client("chat", port.number()).type("hello\n")) {
			assertThat(chat.text()).isEqualTo("Message to send: Message to send: \n");
			assertThat(chat.errors()).singleElement().asString().endsWith("Connection refused");
			assertThat(chat.awaitExit()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "client", "client-test" })
	void reportsRefusalAsClient(String name) throws Exception {
		try (RefusedPort port = new RefusedPort(); PythonProgram client = PythonProgram.client(name, port.number())) {
			assertThat(client.errors()).singleElement()
				.asString()
				.startsWith("No answer from 127.0.0.1, port " + port.number())
				.endsWith("Connection refused");
			assertThat(client.awaitExit()).isOne();
		}
	}

	private String talk(PythonProgram server, String message) throws IOException {
		try (Wire client = Wire.connect(server.port())) {
			this.addresses.add("('127.0.0.1', " + client.localPort() + ")");
			return client.send(message).receive();
		}
	}

}
