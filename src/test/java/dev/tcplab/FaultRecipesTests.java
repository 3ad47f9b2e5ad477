package dev.tcplab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipes of {@code docs/faults.md}, as their clients see them.
 */
@Timeout(60)
class FaultRecipesTests {

	private static final Pattern RECIPE = Pattern.compile("\\| ([^|]+) \\| `(--tcp-lab[^`]+)` \\|.*");

	/**
	 * Milliseconds to wait for what must arrive.
	 */
	private static final int PATIENCE = 30_000;

	/**
	 * Milliseconds after which a server counts as silent.
	 */
	private static final int SILENCE = 300;

	private static final Map<String, Recipe> RECIPES = new LinkedHashMap<>();

	private static Lab lab;

	static {
		recipe("fails twice and then works", 3, (seen) -> assertThat(seen).extracting(Seen::complete)
			.containsExactly(" RST", " RST", "ECHO: Test FIN"));
		recipe("answers in single bytes", 1, (seen) -> assertThat(seen.get(0).pieces()).isGreaterThan(1));
		recipe("is 2 s late for one client in ten", 40,
				(seen) -> assertThat(seen).filteredOn((one) -> one.millis() >= 2000).hasSizeBetween(1, 10));
		recipe("is sometimes late", 20, (seen) -> assertThat(seen).anyMatch((one) -> one.millis() > 100)
			.allMatch((one) -> one.complete().equals("ECHO: Test FIN")));
		recipe("is too busy to read", 1, (seen) -> assertThat(seen.get(0).millis()).isGreaterThanOrEqualTo(500));
		recipe("sends ten bytes per second", 1, (seen) -> {
			assertThat(seen.get(0).complete()).isEqualTo("ECHO: Test FIN");
			assertThat(seen.get(0).millis()).isGreaterThanOrEqualTo(1000);
		});
		recipe("never answers", 1, (seen) -> assertThat(seen.get(0).complete()).isEqualTo(" OPEN"));
		recipe("answers and never closes", 1,
				(seen) -> assertThat(seen.get(0).complete()).isEqualTo("ECHO: Test OPEN"));
		recipe("closes without an answer", 1, (seen) -> assertThat(seen.get(0).complete()).isEqualTo(" FIN"));
		recipe("breaks off in the middle", 1, (seen) -> assertThat(seen.get(0).complete()).isEqualTo("ECHO: RST"));
		recipe("stops sending and keeps reading", 1,
				(seen) -> assertThat(seen.get(0).complete()).isEqualTo("ECHO: Test FIN"));
		recipe("garbles one answer in five", 40,
				(seen) -> assertThat(seen).filteredOn((one) -> !one.complete().equals("ECHO: Test FIN"))
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

	@BeforeAll
	static void startLab() {
		lab = Lab.start("echo1");
	}

	@AfterAll
	static void stopLab() {
		lab.close();
	}

	@Test
	void coversDocumentedRecipes() throws IOException {
		assertThat(documented().keySet()).containsExactlyElementsOf(RECIPES.keySet());
	}

	@TestFactory
	Stream<DynamicTest> worksAsDocumented() throws IOException {
		return documented().entrySet()
			.stream()
			.map((recipe) -> DynamicTest.dynamicTest(recipe.getKey(),
					() -> RECIPES.get(recipe.getKey()).verify(recipe.getValue())));
	}

	private record Recipe(int clients, Consumer<List<Seen>> check) {

		void verify(String options) throws Exception {
			Map<String, String> properties = Stream.of(options.split(" "))
				.map((option) -> option.substring(2).split("="))
				.collect(Collectors.toMap((option) -> option[0], (option) -> option[1]));
			// The draws are the same each time.
			properties.putIfAbsent("tcp-lab.server.faults.seed", "1");
			lab.server("echo1")
				.control()
				.setFaults(new Binder(new MapConfigurationPropertySource(properties))
					.bind("tcp-lab.server.faults", FaultSettings.class)
					.get());
			boolean silent = options.contains("end=silent");
			int first = (silent && !options.contains("after-bytes")) ? SILENCE : PATIENCE;
			this.check.accept(talk(() -> Seen.on(lab.port("echo1"), first, silent ? SILENCE : PATIENCE)));
		}

		private List<Seen> talk(Callable<Seen> client) throws Exception {
			// One after another, or many at once.
			ExecutorService threads = Executors.newFixedThreadPool((this.clients > 3) ? this.clients : 1);
			try {
				List<Seen> seen = new ArrayList<>();
				for (Future<Seen> result : threads.invokeAll(Collections.nCopies(this.clients, client))) {
					seen.add(result.get());
				}
				return seen;
			}
			finally {
				threads.shutdown();
			}
		}

	}

	/**
	 * What a client saw.
	 *
	 * @param answer the bytes that arrived
	 * @param pieces the number of reads
	 * @param millis the time until the end
	 * @param end the end: a FIN, a reset, or none
	 */
	private record Seen(String answer, int pieces, long millis, String end) {

		static Seen on(int port, int firstTimeout, int timeout) throws IOException {
			long begin = System.nanoTime();
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			int pieces = 0;
			String end = "FIN";
			try (Socket socket = new Socket("127.0.0.1", port)) {
				socket.getOutputStream().write("Test".getBytes(StandardCharsets.UTF_8));
				socket.setSoTimeout(firstTimeout);
				InputStream stream = socket.getInputStream();
				byte[] piece = new byte[2048];
				for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
					answer.write(piece, 0, length);
					pieces++;
					socket.setSoTimeout(timeout);
				}
			}
			catch (SocketTimeoutException ex) {
				end = "OPEN";
			}
			catch (SocketException ex) {
				end = "RST";
			}
			return new Seen(answer.toString(StandardCharsets.ISO_8859_1).strip(), pieces,
					Duration.ofNanos(System.nanoTime() - begin).toMillis(), end);
		}

		String complete() {
			return this.answer + " " + this.end;
		}

	}

}
