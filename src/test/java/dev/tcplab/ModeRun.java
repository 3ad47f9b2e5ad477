package dev.tcplab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.tcplab.console.Transcript;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One run of a mode in this process. It replaces the standard input and error, so a class
 * that uses it needs the lock {@link Resources#SYSTEM_ERR}. Meanwhile, servers of other
 * classes log there, so a test can expect lines, but not the absence of others.
 *
 * @param exitCode the exit code of the process
 * @param output what was printed on standard output
 * @param errors the lines on standard error
 */
record ModeRun(int exitCode, String output, List<String> errors) {

	/**
	 * Runs the application with some arguments.
	 */
	static ModeRun of(String... arguments) {
		return typing("", arguments);
	}

	/**
	 * Runs the application, and types text on its standard input.
	 */
	static ModeRun typing(String text, String... arguments) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		InputStream originalInput = System.in;
		PrintStream originalErrors = System.err;
		System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
		try {
			int exitCode;
			try (Transcript transcript = new Transcript(output, Duration.ofSeconds(10))) {
				SpringApplication application = new SpringApplication(TcpLabApplication.class);
				application.setRegisterShutdownHook(false);
				application
					.addInitializers((context) -> context.getBeanFactory().registerSingleton("transcript", transcript));
				ConfigurableApplicationContext context = application.run(arguments);
				exitCode = SpringApplication.exit(context);
			}
			return new ModeRun(exitCode, output.toString(StandardCharsets.UTF_8),
					errors.toString(StandardCharsets.UTF_8).lines().toList());
		}
		finally {
			System.setIn(originalInput);
			System.setErr(originalErrors);
		}
	}

}
