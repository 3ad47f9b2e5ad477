package dev.tcplab;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that dependencies between the packages go in one direction.
 */
class ArchitectureTests {

	private static final JavaClasses classes = new ClassFileImporter().withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.tcplab");

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching("dev.tcplab.(*)..").should().beFreeOfCycles().check(classes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.tcplab.wire..", "dev.tcplab.console..", "dev.tcplab.settings..",
			"dev.tcplab.threads..", "dev.tcplab.tls.." })
	void theFoundationsKnowNoOtherPackageOfOurs(String name) {
		noClasses().that()
			.resideInAPackage(name)
			.should()
			.dependOnClassesThat(resideInAPackage("dev.tcplab..").and(resideOutsideOfPackage(name)))
			.check(classes);
	}

	@Test
	void theServersDoNotKnowWhatWatchesThem() {
		noClasses().that()
			.resideInAPackage("dev.tcplab.server..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.tcplab", "dev.tcplab.startup..", "dev.tcplab.actuate..", "dev.tcplab.client..",
					"dev.tcplab.load..")
			.check(classes);
	}

	@Test
	void theClientNeedsNothingThatItsOwnJarHasNot() {
		classes().that()
			.resideInAPackage("dev.tcplab.client..")
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage("dev.tcplab..").or(resideInAnyPackage("dev.tcplab.client..",
					"dev.tcplab.console..", "dev.tcplab.settings..", "dev.tcplab.threads..", "dev.tcplab.tls..")))
			.check(classes);
	}

	@Test
	void onlyTheApplicationIsInTheRootPackage() {
		assertThat(classes.getPackage("dev.tcplab").getClasses()).extracting(JavaClass::getSimpleName)
			.filteredOn((name) -> !name.equals("package-info"))
			.containsExactly("TcpLabApplication");
	}

}
