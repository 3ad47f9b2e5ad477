package dev.tcplab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files and commands name a version of each image, because {@code latest} is a different
 * one tomorrow.
 */
class ImageVersionsTests {

	private static final Pattern IMAGE = Pattern
		.compile("(?m)^ *image: (\\S+)|docker run .*? (tcp-lab\\S*)|build .*-t (\\S+)");

	private static final Pattern VERSION = Pattern
		.compile("<artifactId>tcp-lab</artifactId>\\s+<version>(.+)</version>");

	private final List<String> images = Stream.of("config", "docs", "Dockerfile", "README.md")
		.flatMap(ImageVersionsTests::files)
		.flatMap((file) -> IMAGE.matcher(read(file)).results())
		.map(ImageVersionsTests::firstGroup)
		.toList();

	@Test
	void namesVersionOfEachImage() {
		assertThat(this.images).hasSizeGreaterThan(10).allMatch((image) -> image.matches(".*:v?\\d.*"));
	}

	@Test
	void namesVersionOfThisProject() {
		String version = VERSION.matcher(read(Path.of("pom.xml"))).results().findFirst().orElseThrow().group(1);
		assertThat(this.images).filteredOn((image) -> image.contains("tcp-lab"))
			.hasSizeGreaterThan(5)
			.allMatch((image) -> image.endsWith("tcp-lab:" + version));
	}

	private static String firstGroup(MatchResult match) {
		return Stream.of(1, 2, 3).map(match::group).filter((group) -> group != null).findFirst().orElseThrow();
	}

	private static Stream<Path> files(String name) {
		try (Stream<Path> files = Files.walk(Path.of(name))) {
			return files.filter((file) -> file.toString().matches(".*(\\.md|\\.ya?ml|Dockerfile)")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
