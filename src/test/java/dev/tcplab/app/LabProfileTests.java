package dev.tcplab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tcplab.mode.Mode;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profiles, each with exactly one server or mode.
 */
class LabProfileTests {

	private static final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

	@Test
	void hasConfigurationForEveryServer() {
		assertThat(profiles((type) -> type.isAnnotatedWith(Configuration.class)))
			.containsExactlyInAnyOrderElementsOf(LabProfile.servers());
	}

	@Test
	void hasModeForEveryClient() {
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
	void listsServersInOrderOfPorts() {
		assertThat(LabProfile.servers()).startsWith("happy", "echo1", "echo2", "echo3", "teacher");
	}

	@Test
	void listsLabAsNameOnly() {
		assertThat(LabProfile.names()).contains("lab");
		assertThat(LabProfile.servers()).doesNotContain("lab");
	}

}
