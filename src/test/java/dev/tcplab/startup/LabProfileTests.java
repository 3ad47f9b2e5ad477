package dev.tcplab.startup;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every server that can be chosen is there, and can be chosen if it is there.
 */
class LabProfileTests {

	@Test
	void everyServerHasOneConfigurationOfItsProfile() {
		List<String> profiles = new ClassFileImporter().withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("dev.tcplab.lesson")
			.stream()
			.filter((type) -> type.isAnnotatedWith(Configuration.class) && type.isAnnotatedWith(Profile.class))
			.map(LabProfileTests::profile)
			.toList();
		assertThat(profiles).containsExactlyInAnyOrderElementsOf(LabProfile.servers());
	}

	private static String profile(JavaClass configuration) {
		return String.join(" or ", configuration.getAnnotationOfType(Profile.class).value());
	}

	@Test
	void theServersStandInTheOrderOfTheirPorts() {
		assertThat(LabProfile.servers()).containsExactly("happy", "echo1", "echo2", "echo3", "teacher");
	}

	@Test
	void labIsNoServer() {
		assertThat(LabProfile.names()).contains("lab");
		assertThat(LabProfile.servers()).doesNotContain("lab");
	}

}
