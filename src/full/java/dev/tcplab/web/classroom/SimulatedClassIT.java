package dev.tcplab.web.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.LabProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A class of 30 students, who use the class page at the same time. Prints what it costs
 * the teacher's machine.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has all addresses from 127.0.0.1 to 127.255.255.254")
@Timeout(180)
class SimulatedClassIT {

	private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.1\\.\\d+");

	private static final int STUDENTS = 30;

	private static final int MESSAGES = 5;

	private static final int PROGRAMS = 12;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@Test
	void servesThirtyStudentsAtOnce() throws Exception {
		try (LabProcess lab = LabProcess.start("class", "--server.port=0", "--tcp-lab.server.port=0",
				"--tcp-lab.class.teachers=127.0.0.1/32", "--tcp-lab.console.transcript=off")) {
			int echo = lab.awaitPort("echo1");
			int http = lab.awaitHttpPort();
			List<Machine> machines = IntStream.rangeClosed(1, STUDENTS)
				.mapToObj((seat) -> new Machine("127.0.1." + seat, http))
				.toList();
			String begin = cost(lab);
			List<Machine.Events> pages = machines.stream().map(Machine::events).toList();
			pages.forEach(Machine.Events::next);
			String opened = cost(lab);
			seeOnlyOwnExchanges(machines, pages, echo);
			String exchanged = cost(lab);
			checkServers(machines.subList(0, PROGRAMS), new Machine("127.0.0.1", http));
			String checked = cost(lab);
			pages.forEach(Machine.Events::close);
			System.out.printf(
					"%nSimulated class. At start: %s. 30 pages opened: %s. 150 exchanges: %s. 12 checks: %s.%n", begin,
					opened, exchanged, checked);
		}
		finally {
			this.executor.shutdownNow();
		}
	}

	private void seeOnlyOwnExchanges(List<Machine> machines, List<Machine.Events> pages, int echo) throws Exception {
		List<Future<?>> students = IntStream.range(0, STUDENTS).<Future<?>>mapToObj((i) -> this.executor.submit(() -> {
			for (int message = 1; message <= MESSAGES; message++) {
				machines.get(i).send(echo, "student %d sends %d;".formatted(i, message));
			}
			StringBuilder seen = new StringBuilder();
			do {
				seen.append(pages.get(i).next());
			}
			while (!seen.toString().contains("ECHO: student %d sends %d;".formatted(i, MESSAGES)));
			assertThat(ADDRESS.matcher(seen).results().map(MatchResult::group)).containsOnly(machines.get(i).address());
			assertThat(seen.toString().replace("student %d sends".formatted(i), "")).doesNotContain("student ");
		})).toList();
		for (Future<?> student : students) {
			student.get(1, TimeUnit.MINUTES);
		}
	}

	private void checkServers(List<Machine> machines, Machine teacher) throws Exception {
		List<StudentServer> servers = IntStream.range(0, PROGRAMS)
			.mapToObj((i) -> new StudentServer(machines.get(i).address(), program(i)))
			.toList();
		List<Future<String>> answers = IntStream.range(0, PROGRAMS)
			.mapToObj((i) -> this.executor.submit(() -> submit(machines.get(i), servers.get(i))))
			.toList();
		int started = 0;
		for (Future<String> answer : answers) {
			String text = answer.get();
			started += text.startsWith("HTTP/1.1 202") ? 1 : 0;
			assertThat(text).containsAnyOf("\"state\":\"running\"",
					"8 checks are running, which is the maximum. Try again in 10 s");
		}
		assertThat(started).isEqualTo(8);
		for (int i = 0; i < PROGRAMS; i++) {
			int student = i;
			if (!answers.get(i).get().startsWith("HTTP/1.1 202")) {
				await().until(() -> submit(machines.get(student), servers.get(student)).startsWith("HTTP/1.1 202"));
			}
		}
		await().until(() -> rows(teacher).size() == PROGRAMS);
		assertThat(rows(teacher)).containsAll(IntStream.range(0, PROGRAMS)
			.mapToObj((i) -> "%s %s %s".formatted(machines.get(i).address(), machines.get(i).address(),
					(i % 3 == 0) ? "passed null"
							: (i % 3 == 1) ? "failed The answer is the message without \"ECHO: \" before it."
									: "failed It accepted the client and did not answer."))
			.toList());
		assertThat(teacher.get("/board/class.csv").lines()).filteredOn((line) -> line.contains("\"echo1\""))
			.hasSize(PROGRAMS);
		servers.forEach(StudentServer::close);
	}

	/**
	 * Right, wrong, and hanging programs. Each check takes long enough that it is still
	 * running when the last one starts.
	 */
	private static UnaryOperator<String> program(int index) {
		return switch (index % 3) {
			case 0 -> (message) -> StudentServer.ECHO.apply(thinkAbout(message));
			case 1 -> SimulatedClassIT::thinkAbout;
			default -> StudentServer.HANGING;
		};
	}

	private static String thinkAbout(String message) {
		try {
			TimeUnit.MILLISECONDS.sleep(700);
			return message;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String submit(Machine machine, StudentServer server) {
		return machine.post("/class/checks",
				"{\"exercise\":\"echo1\",\"port\":%d,\"name\":\"%s\"}".formatted(server.port(), machine.address()));
	}

	private static List<String> rows(Machine teacher) {
		String json = teacher.get("/board/class");
		List<Map<String, Object>> rows = JsonPath.read(json.substring(json.indexOf('[')), "$");
		return rows.stream()
			.map((row) -> "%s %s %s %s".formatted(row.get("name"), row.get("address"), row.get("result"),
					row.get("finding")))
			.toList();
	}

	/** Returns the CPU time and the memory that the process has used so far. */
	private static String cost(LabProcess lab) throws IOException {
		long millis = ProcessHandle.of(lab.pid())
			.flatMap((process) -> process.info().totalCpuDuration())
			.orElseThrow()
			.toMillis();
		try (Stream<String> status = Files.lines(Path.of("/proc/%d/status".formatted(lab.pid())))) {
			String resident = status.filter((line) -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
			return "%.1f s CPU, %d MB".formatted(millis / 1000.0,
					Integer.parseInt(resident.replaceAll("\\D", "")) / 1024);
		}
	}

}
