package dev.tcplab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.program.ShellWords;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The facts in the pages of the root directory and of {@code docs}: settings, profiles,
 * messages, code, and links.
 */
class DocumentationTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern COMMAND = Pattern.compile(
			"(?:\\./tcp-lab|-jar \\S*tcp-lab\\.jar|run\\.arguments=|docker run .* tcp-lab:[\\d.]+(?![\\d.])) ?((?:\\\\\n|[^\\\\\n`&|#])+)");

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]+)\\)");

	private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w*)`");

	private static final Path DOCS = Path.of("docs");

	private final String pages = pages();

	@ParameterizedTest
	@MethodSource("groups")
	void documentsEverySettingAndDefault(String group) {
		String prefix = "tcp-lab." + group + ".";
		Map<String, String> documented = new TreeMap<>();
		tables(read(DOCS.resolve("settings.md")), group + " setting")
			.forEach((cells) -> documented.put(code(cells[1]), code(cells[2])));
		Map<String, String> defaults = new TreeMap<>();
		Metadata.properties().forEach((property) -> {
			String name = property.get("name").toString();
			if (name.startsWith(prefix)) {
				// A default that depends on other settings is not in the metadata.
				String setting = name.substring(prefix.length());
				Object value = property.getOrDefault("defaultValue", documented.get(setting));
				defaults.put(setting, Objects.toString(value, ""));
			}
		});
		assertThat(documented).isEqualTo(defaults);
	}

	static Stream<String> groups() {
		return Metadata.properties()
			.stream()
			.map((property) -> property.get("name").toString().split("\\."))
			.filter((parts) -> parts[0].equals("tcp-lab") && parts.length > 2)
			.map((parts) -> parts[1])
			.distinct();
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/lessons.md" })
	void namesExistingProfiles(Path page) {
		Stream<String[]> profiles = Stream.of("profile | port in `lab`", "profile | what it does")
			.flatMap((head) -> tables(read(page), head));
		assertThat(LabProfile.names()).containsAll(profiles.map((cells) -> code(cells[1])).toList());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "README", "docs/board", "docs/deployment", "docs/http", "docs/monitoring", "docs/teaching" })
	void explainsHostsWhereHttpIsOpened(String page) {
		assertThat(read(Path.of(page + ".md"))).contains("tcp-lab.http.hosts", "#allowed-hosts)");
	}

	@Test
	void documentsQuietPeriodOfReload() {
		Duration quietPeriod = new SslProperties().getBundle().getWatch().getFile().getQuietPeriod();
		assertThat(read(Path.of("docs/tls.md"))).contains("`spring.ssl.bundle.watch.file.quiet-period`",
				"a quiet period, %d seconds by default".formatted(quietPeriod.toSeconds()));
	}

	@TestFactory
	Stream<DynamicTest> showsCommandsThatWork() {
		// Comments have commands that DocumentedCommandsIT runs.
		return COMMAND.matcher(this.pages.replaceAll("<!--.*-->", ""))
			.results()
			.map((command) -> command.group(1).replace("\\\n", " ").replaceFirst(" {3,}.*", "").strip())
			// Placeholders, the ends of sentences, and the server that the reader adds.
			.filter((command) -> !command.matches(".*(…|\\.\\.\\.|\\b[A-Z]{3,}\\b).*|\\W?|upper"))
			.map((command) -> DynamicTest.dynamicTest(command, () -> checkCommand(ShellWords.split(command))));
	}

	private static void checkCommand(List<String> arguments) {
		if (Help.answer(arguments).isPresent()) {
			return;
		}
		List<String> typed = (arguments.size() == 1) ? ShellWords.split(arguments.get(0)) : arguments;
		String[] options = Arguments.translate(typed, "", (word) -> word.matches("[^:]+\\.py|.*/"));
		NameCheck.checkOptions(new DefaultApplicationArguments(options).getOptionNames(), new StandardEnvironment());
		assertThat(options).filteredOn((option) -> option.startsWith("--tcp-lab."))
			.allMatch((option) -> LabProperties.typeOf(option.substring(2).replaceFirst("=.*", "")) != null);
	}

	@Test
	void showsCodeFromSources() throws IOException {
		List<String> sources = sources("");
		assertThat(JAVA.matcher(this.pages).results().map((block) -> words(block.group(1)))).isNotEmpty()
			.allMatch((code) -> sources.stream().anyMatch((source) -> source.contains(code)));
	}

	@Test
	void quotesMessagesFromSources() throws IOException {
		String program = String.join("", sources("main")).replace("\" + \"", "");
		Stream<String> pieces = Stream.of("message", "`detail`")
			.flatMap(this::tables)
			.flatMap((cells) -> CODE.matcher(cells[1]).results())
			.flatMap((message) -> Stream.of(message.group(1).split("\\.{3}")))
			.map((piece) -> piece.replaceAll("^[^\\w{]+|\\W+$", ""))
			.filter((piece) -> piece.length() > 4);
		assertThat(pieces).hasSizeGreaterThan(80).allMatch(program::contains);
	}

	@Test
	void namesExistingMethods() throws IOException {
		List<String> sources = sources("main");
		assertThat(METHOD.matcher(read(DOCS.resolve("architecture.md"))).results()).isNotEmpty()
			.allMatch((method) -> sources.stream()
				.anyMatch((source) -> source.matches(".*\\b(class|record|interface|enum) %s\\b.*\\b%s\\(.*"
					.formatted(method.group(1), method.group(2)))));
	}

	@Test
	void linksToExistingTargets() {
		assertThat(files()).allSatisfy((page) -> links(page).forEach((link) -> followLink(page, link)));
	}

	@Test
	void indexesEveryPage() {
		Path index = DOCS.resolve("README.md");
		assertThat(files()).filteredOn((page) -> page.startsWith(DOCS) && !page.equals(index))
			.allSatisfy((page) -> assertThat(links(index).map((link) -> index.resolveSibling(link.split("#", 2)[0])))
				.contains(page));
	}

	private static Stream<String> links(Path page) {
		return LINK.matcher(text(page)).results().map((link) -> link.group(1));
	}

	private static void followLink(Path page, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
		assertThat(target).as("%s links to %s", page, link).exists();
		if (parts.length == 2) {
			assertThat(anchors(target)).as("%s links to %s", page, link).contains(parts[1]);
		}
	}

	/**
	 * The headings of a page, as GitHub links to them.
	 */
	private static List<String> anchors(Path page) {
		return HEADING.matcher(text(page))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	private static String pages() {
		return files().stream().map(DocumentationTests::read).collect(Collectors.joining("\n"));
	}

	private static List<Path> files() {
		try (Stream<Path> files = Files.walk(DOCS)) {
			return Stream
				.concat(Stream
					.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "src/bench/README.md",
							"src/bench/RESULTS.md", "src/test/programs/README.md")
					.map(Path::of), files.filter((file) -> file.toString().endsWith(".md")))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The Java files below a part of {@code src}, each on one line.
	 */
	private static List<String> sources(String part) throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", part))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(DocumentationTests::read)
				.map(DocumentationTests::words)
				.toList();
		}
	}

	/**
	 * The rows of all tables whose head begins with this.
	 */
	private Stream<String[]> tables(String head) {
		return tables(this.pages, head);
	}

	private static Stream<String[]> tables(String text, String head) {
		String[] parts = text.split("\n(?=\\| " + Pattern.quote(head) + " )");
		return Stream.of(parts)
			.skip(1)
			.flatMap((part) -> part.lines()
				.skip(2)
				.takeWhile((line) -> line.startsWith("|"))
				.map((line) -> line.split("\\|")));
	}

	private static String code(String cell) {
		return CODE.matcher(cell).results().findFirst().map((MatchResult code) -> code.group(1)).orElse("");
	}

	private static String words(String code) {
		return code.replaceAll("\\s+", " ");
	}

	/**
	 * A page without its code blocks, in which lines can look like headings.
	 */
	private static String text(Path page) {
		return CODE_BLOCK.matcher(read(page)).replaceAll("");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
