package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.util.ClassUtils;

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

	@Test
	void hasNoCycles() {
		slices().matching("dev.tcplab.(**)").should().beFreeOfCycles().check(classes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ':',
			textBlock = """
					failure       :
					concurrent    :
					console       : failure
					wire          :
					csv           :
					proxy         : failure
					tls           : failure
					server        : console failure proxy tls wire
					server.ledger : server
					server.fault  : server
					replicas      : failure server server.ledger
					server.net    : concurrent console proxy server server.fault server.ledger tls wire
					lesson        : console server
					client        : concurrent console failure proxy tls
					load          : client console failure proxy
					actuate       : client console failure server
					board         : actuate client console csv failure server tls wire
					check         : check.exercise check.judge check.program check.report check.talk check.verdict client console failure
					check.program : console failure
					check.exercise : console failure
					check.talk    : check.exercise check.program
					check.judge   : check.exercise check.program check.talk check.verdict console
					check.verdict :
					check.report  : check.verdict console csv failure
					""")
	void dependsOnlyOnPackagesBelow(String name, String below) {
		String[] known = (below != null)
				? Arrays.stream(below.split(" ")).map("dev.tcplab."::concat).toArray(String[]::new) : new String[0];
		classes().that()
			.resideInAPackage("dev.tcplab." + name)
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage("dev.tcplab..")
				.or(resideInAPackage("dev.tcplab." + name).or(resideInAnyPackage(known))))
			.check(classes);
	}

	@Test
	void packsAutoConfigurationsIntoClientJar() throws IOException {
		String pom = Files.readString(Path.of("pom.xml"));
		Path imports = Path.of("src/main/resources/META-INF/spring/" + AutoConfiguration.class.getName() + ".imports");
		assertThat(Files.readAllLines(imports)).isNotEmpty()
			.allMatch((name) -> pom
				.contains("<include>" + ClassUtils.getPackageName(name).replace('.', '/') + "/*</include>"));
	}

	@Test
	void hasOnlyApplicationInRootPackage() {
		assertThat(classes.getPackage("dev.tcplab").getClasses()).extracting(JavaClass::getSimpleName)
			.filteredOn((name) -> !name.equals("package-info"))
			.containsExactly("TcpLabApplication");
	}

}
