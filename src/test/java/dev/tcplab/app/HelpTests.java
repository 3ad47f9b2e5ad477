package dev.tcplab.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The text of {@code --help}.
 */
class HelpTests {

	@Test
	void listsEveryProfile() {
		assertThat(LabProfile.values()).allSatisfy((profile) -> assertThat(help().lines()).anyMatch(
				(line) -> line.strip().startsWith(profile.profile() + " ") && line.endsWith(profile.description())));
	}

	@Test
	void explainsProfiles() {
		assertThat(help()).contains("java -jar tcp-lab.jar --spring.profiles.active=NAME", "Without a NAME it is lab");
	}

	@Test
	void namesExistingProperties() {
		Map<String, String> properties = Pattern.compile("--(tcp-lab\\.\\S+?)=(\\S+)")
			.matcher(help())
			.results()
			.collect(Collectors.toMap((match) -> match.group(1), (match) -> match.group(2)));
		assertThat(properties).hasSizeGreaterThan(5);
		Binder binder = new Binder(new MapConfigurationPropertySource(properties));
		assertThatNoException().isThrownBy(() -> binder.bind("tcp-lab", TcpLabProperties.class));
		assertThat(properties.keySet()).allMatch((name) -> LabProperties.typeOf(name) != null);
	}

	@Test
	void fitsATerminal() {
		assertThat(help().lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThan(120));
	}

	@ParameterizedTest
	@CsvSource({ "--help, true", "-h, true", "--spring.profiles.active=lab --help, true", "'', false", "help, false",
			"--spring.profiles.active=lab, false", "--helpless, false" })
	void recognizesHelpOption(String args, boolean asked) {
		assertThat(Help.isAskedFor(args.split(" "))).isEqualTo(asked);
	}

	private static String help() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Help.print(new PrintStream(output, true, StandardCharsets.UTF_8));
		return output.toString(StandardCharsets.UTF_8);
	}

}
