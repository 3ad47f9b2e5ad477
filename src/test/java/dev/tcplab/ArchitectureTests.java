package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dependencies between packages, in one direction.
 */
class ArchitectureTests {

	private static final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

	private static final Pattern DOCUMENTED_PACKAGE = Pattern
		.compile("\\| `([a-z.]+)` \\| [^|]* \\| ((?:`[a-z.]+`(?:, )?)+|nothing) \\|");

	private static final Set<String> PACKAGES = Packages.BELOW.keySet();

	@Test
	void hasNoCycles() {
		slices().matching("dev.tcplab.(**)").should().beFreeOfCycles().check(classes);
	}

	@ParameterizedTest
	@FieldSource("PACKAGES")
	void dependsOnlyOnPackagesBelow(String name) {
		String[] below = Packages.BELOW.get(name).stream().map("dev.tcplab."::concat).toArray(String[]::new);
		classes().that()
			.resideInAPackage("dev.tcplab." + name)
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage("dev.tcplab..")
				.or(resideInAPackage("dev.tcplab." + name).or(resideInAnyPackage(below))))
			.check(classes);
	}

	@Test
	void packagesAreDocumented() throws IOException {
		String rows = Packages.BELOW.entrySet()
			.stream()
			.map((row) -> "%s uses %s".formatted(row.getKey(), new TreeSet<>(row.getValue())))
			.sorted()
			.collect(Collectors.joining("\n"));
		assertThat(documentedPackages()).isEqualTo(rows);
	}

	private static String documentedPackages() throws IOException {
		return Files.readAllLines(Path.of("docs", "architecture.md"))
			.stream()
			.map(DOCUMENTED_PACKAGE::matcher)
			.filter(Matcher::matches)
			.map((row) -> "%s uses [%s]".formatted(row.group(1), row.group(2).replaceAll("`|nothing", "")))
			.sorted()
			.collect(Collectors.joining("\n"));
	}

	@Test
	void hasOnlyApplicationInRootPackage() {
		assertThat(classes.getPackage("dev.tcplab").getClasses()).extracting(JavaClass::getSimpleName)
			.filteredOn((name) -> !name.equals("package-info"))
			.containsExactly("TcpLabApplication");
	}

}
