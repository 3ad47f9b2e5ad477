package dev.tcplab.startup;

import java.util.List;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import dev.tcplab.client.Mode;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every server that can be chosen is there, and can be chosen if it is there.
 */
class LabProfileTests {

	private static final JavaClasses classes = new ClassFileImporter().withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.tcplab");

	@Test
	void everyServerHasOneConfigurationOfItsProfile() {
		assertThat(profiles((type) -> type.isAnnotatedWith(Configuration.class)))
			.containsExactlyInAnyOrderElementsOf(LabProfile.servers());
	}

	@Test
	void everyModeHasOneClassOfItsProfile() {
		assertThat(profiles((type) -> type.isAssignableTo(Mode.class)))
			.containsExactlyInAnyOrderElementsOf(LabProfile.clients());
	}

	private static List<String> profiles(Predicate<JavaClass> filter) {
		return classes.stream()
			.filter((type) -> type.isAnnotatedWith(Profile.class))
			.filter(filter)
			.map((type) -> String.join(" or ", type.getAnnotationOfType(Profile.class).value()))
			.toList();
	}

	@Test
	void theServersStandInTheOrderOfTheirPorts() {
		assertThat(LabProfile.servers()).startsWith("happy", "echo1", "echo2", "echo3", "teacher");
	}

	@Test
	void labIsNoServer() {
		assertThat(LabProfile.names()).contains("lab");
		assertThat(LabProfile.servers()).doesNotContain("lab");
	}

}
