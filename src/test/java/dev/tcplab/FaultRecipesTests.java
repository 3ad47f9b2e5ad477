package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.server.Lab;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipes of {@code docs/faults.md}, each with clients in Python.
 */
@Timeout(60)
@EnabledIf("dev.tcplab.PythonProgram#isPythonThere")
class FaultRecipesTests {

	private static final Pattern RECIPE = Pattern.compile("\\| ([^|]+) \\| `(--tcp-lab[^`]+)` \\|.*");

	/**
	 * One line a client: the answer, its pieces, milliseconds, how it ended.
	 */
	private static final String CLIENTS = """
			import socket, sys, threading, time
			port, count, at_once, patience = map(int, sys.argv[1:])
			def talk(number):
			    begin = time.monotonic()
			    client = socket.create_connection(("127.0.0.1", port))
			    client.settimeout(patience / 1000)
			    answer, pieces, end = b"", 0, "FIN"
			    try:
			        client.sendall(b"Test")
			        while True:
			            piece = client.recv(2048)
			            if not piece:
			                break
			            answer, pieces = answer + piece, pieces + 1
			    except ConnectionResetError:
			        end = "RST"
			    except socket.timeout:
			        end = "OPEN"
			    sys.stdout.write("\\t".join(map(str, [answer.decode("latin-1").strip(), pieces, int((time.monotonic() - begin) * 1000), end])) + "\\n")
			    client.close()
			threads = [threading.Thread(target=talk, args=(i,)) for i in range(count)]
			for thread in threads:
			    thread.start()
			    if not at_once:
			        thread.join()
			for thread in threads:
			    thread.join()
			""";

	private static final Map<String, Recipe> RECIPES = new LinkedHashMap<>();

	static {
		recipe("fails twice and then works", 3,
				(seen) -> assertThat(seen).extracting(Seen::whole).containsExactly(" RST", " RST", "ECHO: Test FIN"));
		recipe("answers in single bytes", 1, (seen) -> assertThat(seen.get(0).pieces()).isGreaterThan(1));
		recipe("is 2 s late for one client in ten", 40,
				(seen) -> assertThat(seen).filteredOn((one) -> one.millis() >= 2000).hasSizeBetween(1, 10));
		recipe("is now and then late", 20, (seen) -> assertThat(seen).anyMatch((one) -> one.millis() > 100)
			.allMatch((one) -> one.whole().equals("ECHO: Test FIN")));
		recipe("is too busy to read", 1, (seen) -> assertThat(seen.get(0).millis()).isGreaterThanOrEqualTo(500));
		recipe("sends ten bytes per second", 1, (seen) -> {
			assertThat(seen.get(0).whole()).isEqualTo("ECHO: Test FIN");
			assertThat(seen.get(0).millis()).isGreaterThanOrEqualTo(1000);
		});
		recipe("never answers", 1, (seen) -> assertThat(seen.get(0).whole()).isEqualTo(" OPEN"));
		recipe("answers and never closes", 1, (seen) -> assertThat(seen.get(0).whole()).isEqualTo("ECHO: Test OPEN"));
		recipe("closes without an answer", 1, (seen) -> assertThat(seen.get(0).whole()).isEqualTo(" FIN"));
		recipe("breaks off in the middle", 1, (seen) -> assertThat(seen.get(0).whole()).isEqualTo("ECHO: RST"));
		recipe("stops speaking and goes on listening", 1,
				(seen) -> assertThat(seen.get(0).whole()).isEqualTo("ECHO: Test FIN"));
		recipe("garbles one answer in five", 40,
				(seen) -> assertThat(seen).filteredOn((one) -> !one.whole().equals("ECHO: Test FIN"))
					.hasSizeBetween(2, 16));
	}

	private static void recipe(String title, int clients, Consumer<List<Seen>> check) {
		RECIPES.put(title, new Recipe(clients, check));
	}

	private static Map<String, String> documented() throws IOException {
		Map<String, String> recipes = new LinkedHashMap<>();
		RECIPE.matcher(Files.readString(Path.of("docs/faults.md")))
			.results()
			.forEach((row) -> recipes.put(row.group(1), row.group(2)));
		return recipes;
	}

	@Test
	void eachRecipeIsTried() throws IOException {
		assertThat(documented().keySet()).containsExactlyElementsOf(RECIPES.keySet());
	}

	@TestFactory
	Stream<DynamicTest> doesWhatTheRecipeSays() throws IOException {
		return documented().entrySet()
			.stream()
			.map((recipe) -> DynamicTest.dynamicTest(recipe.getKey(),
					() -> RECIPES.get(recipe.getKey()).verify(recipe.getValue())));
	}

	private record Recipe(int clients, Consumer<List<Seen>> check) {

		void verify(String options) throws IOException {
			// The draws are the same each time.
			String all = options.contains("seed") ? options : "--tcp-lab.server.faults.seed=1 " + options;
			String[] settings = all.replace("--tcp-lab.", "").split(" ");
			try (Lab lab = Lab.start("echo1", settings)) {
				this.check.accept(talk(lab.port("echo1"), !options.contains("end=silent")));
			}
		}

		private List<Seen> talk(int port, boolean patient) throws IOException {
			Process python = new ProcessBuilder("python3", "-c", CLIENTS, Integer.toString(port),
					Integer.toString(this.clients), (this.clients > 3) ? "1" : "0", patient ? "30000" : "2000")
				.redirectErrorStream(true)
				.start();
			return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.map(Seen::of)
				.toList();
		}

	}

	/**
	 * What a client saw.
	 *
	 * @param answer what came
	 * @param pieces how often something came
	 * @param millis how long it took
	 * @param end how it ended
	 */
	private record Seen(String answer, int pieces, int millis, String end) {

		static Seen of(String line) {
			String[] fields = line.split("\t");
			assertThat(fields).as(line).hasSize(4);
			return new Seen(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), fields[3]);
		}

		String whole() {
			return this.answer + " " + this.end;
		}

	}

}
