package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The public types of the jars for other applications.
 */
class PublicApiIT {

	private static final Pattern ROW = Pattern.compile("\\| `(client|server|testing)\\.[A-Z].*");

	private static final Set<String> INHERITED = Set.of("equals", "hashCode", "toString", "values", "valueOf");

	@Test
	void isDocumented() throws IOException {
		String documented = Files.readAllLines(Path.of("docs", "extending.md"))
			.stream()
			.filter((line) -> ROW.matcher(line).matches())
			.collect(Collectors.joining("\n"));
		assertThat(documented)
			.isEqualTo(Stream.of(rows("client", "client"), rows("server", "server"), rows("test", "testing"))
				.flatMap((rows) -> rows)
				.collect(Collectors.joining("\n")));
	}

	private static Stream<String> rows(String classifier, String name) throws IOException {
		try (JarFile jar = new JarFile(Path.of("target", "tcp-lab-%s.jar".formatted(classifier)).toFile())) {
			return new ClassFileImporter().importJar(jar)
				.getPackage("dev.tcplab." + name)
				.getClasses()
				.stream()
				.filter(PublicApiIT::isPublic)
				.map(PublicApiIT::row)
				.sorted();
		}
	}

	private static boolean isPublic(JavaClass type) {
		return !type.isArray() && type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(PublicApiIT::isPublic).orElse(true);
	}

	private static String row(JavaClass type) {
		Stream<String> fields = type.getFields().stream().filter(PublicApiIT::isPublic).map(JavaField::getName);
		Stream<String> methods = type.getMethods()
			.stream()
			.filter(PublicApiIT::isPublic)
			.map(JavaCodeUnit::getName)
			.filter((method) -> !INHERITED.contains(method));
		return "| `%s` | %s |".formatted(type.getName().replace("dev.tcplab.", "").replace('$', '.'),
				Stream.concat(fields, methods)
					.distinct()
					.sorted()
					.map("`%s`"::formatted)
					.collect(Collectors.joining(", ")));
	}

	private static boolean isPublic(JavaMember member) {
		return member.getModifiers().contains(JavaModifier.PUBLIC)
				&& !member.getModifiers().contains(JavaModifier.SYNTHETIC);
	}

}
