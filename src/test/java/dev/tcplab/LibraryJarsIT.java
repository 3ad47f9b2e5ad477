package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jars for other applications.
 */
class LibraryJarsIT {

	private static final String IMPORTS = "META-INF/spring/" + AutoConfiguration.class.getName() + ".imports";

	@ParameterizedTest
	@CsvSource({ "client, client.engine", "server, server.monitor", "test, testing" })
	void hasPackageAndAllBelow(String name, String top) throws IOException {
		try (JarFile jar = open(name); JarFile sources = open(name + "-sources")) {
			assertThat(packages(jar, ".class")).isEqualTo(Packages.withAllBelow(top));
			assertThat(packages(sources, ".java")).isEqualTo(Packages.withAllBelow(top));
		}
	}

	@ParameterizedTest
	@CsvSource({ "client", "server" })
	void importsExactlyItsOwnAutoConfigurations(String name) throws IOException {
		try (JarFile jar = open(name)) {
			String own = files(jar).filter((file) -> file.endsWith("AutoConfiguration.class"))
				.map((file) -> file.replace(".class", "").replace('/', '.'))
				.sorted()
				.collect(Collectors.joining("\n"));
			assertThat(text(jar, IMPORTS).strip()).isEqualTo(own);
			assertThat(others(jar)).containsOnly(IMPORTS, "META-INF/spring-configuration-metadata.json",
					"META-INF/spring.factories");
		}
	}

	@Test
	void leavesApplicationsOfTestsAlone() throws IOException {
		try (JarFile jar = open("test")) {
			assertThat(others(jar)).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "client, tcp-lab.client.reply-timeout, tcp-lab\\.client\\..*",
			"server, tcp-lab.server.port, tcp-lab\\.(server|servers|console)\\b.*" })
	void describesOnlyItsOwnSettings(String name, String setting, String own) throws IOException {
		try (JarFile jar = open(name)) {
			String metadata = text(jar, "META-INF/spring-configuration-metadata.json");
			assertThat(JsonPath.<Iterable<String>>read(metadata, "$.properties[*].name")).contains(setting)
				.allMatch((property) -> property.matches(own));
		}
	}

	@ParameterizedTest
	@CsvSource({ "client", "server" })
	void analyzesOnlyItsOwnFailures(String name) throws IOException {
		try (JarFile jar = open(name)) {
			assertThat(text(jar, "META-INF/spring.factories")).isEqualToIgnoringWhitespace("""
					org.springframework.boot.diagnostics.FailureAnalyzer=\
					dev.tcplab.support.LibraryFailureAnalyzer
					""");
		}
	}

	private static JarFile open(String classifier) throws IOException {
		return new JarFile(Path.of("target", "tcp-lab-%s.jar".formatted(classifier)).toFile());
	}

	private static Set<String> packages(JarFile jar, String ending) {
		return files(jar).filter((name) -> name.endsWith(ending))
			.map((name) -> name.replaceFirst("dev/tcplab/(.*)/[^/]*", "$1").replace('/', '.'))
			.collect(Collectors.toSet());
	}

	private static Set<String> others(JarFile jar) {
		return files(jar).filter((name) -> !name.matches(".*\\.class|META-INF/(MANIFEST.MF|maven/.*)"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> files(JarFile jar) {
		return jar.stream().filter((entry) -> !entry.isDirectory()).map(ZipEntry::getName);
	}

	private static String text(JarFile jar, String entry) throws IOException {
		return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
	}

}
