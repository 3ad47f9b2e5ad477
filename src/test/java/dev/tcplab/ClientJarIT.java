package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar with which other applications use {@code TcpClient}.
 */
class ClientJarIT {

	@Test
	void hasPackagesOfClientAndAllBelow() throws IOException {
		try (JarFile jar = open("tcp-lab-client.jar")) {
			assertThat(packages(jar, ".class")).isEqualTo(Packages.withAllBelow("client"));
		}
	}

	@Test
	void hasSourcesOfItsPackages() throws IOException {
		try (JarFile sources = open("tcp-lab-client-sources.jar")) {
			assertThat(packages(sources, ".java")).isEqualTo(Packages.withAllBelow("client"));
		}
	}

	@Test
	void importsOnlyItsOwnAutoConfigurations() throws IOException {
		try (JarFile jar = open("tcp-lab-client.jar")) {
			String imports = "META-INF/spring/" + AutoConfiguration.class.getName() + ".imports";
			assertThat(jar.stream().map(ZipEntry::getName))
				.filteredOn((name) -> name.startsWith("META-INF/spring/") && !name.endsWith("/"))
				.containsExactly(imports);
			assertThat(text(jar, imports).lines()).isNotEmpty()
				.allSatisfy((name) -> assertThat(jar.getEntry(name.replace('.', '/') + ".class")).isNotNull());
		}
	}

	@Test
	void describesOnlyItsOwnSettings() throws IOException {
		try (JarFile jar = open("tcp-lab-client.jar")) {
			String metadata = text(jar, "META-INF/spring-configuration-metadata.json");
			assertThat(JsonPath.<Iterable<String>>read(metadata, "$.properties[*].name"))
				.contains("tcp-lab.client.port")
				.allMatch((name) -> name.matches("tcp-lab\\.(client|console)\\..*"));
		}
	}

	private static JarFile open(String name) throws IOException {
		return new JarFile(Path.of("target", name).toFile());
	}

	private static Set<String> packages(JarFile jar, String ending) {
		return jar.stream()
			.map(ZipEntry::getName)
			.filter((name) -> name.endsWith(ending))
			.map((name) -> name.replaceFirst("dev/tcplab/(.*)/[^/]*", "$1").replace('/', '.'))
			.collect(Collectors.toSet());
	}

	private static String text(JarFile jar, String entry) throws IOException {
		return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
	}

}
