package dev.tcplab.app;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.console.ErrorOutput;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.HeapExhaustion;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the application until nothing is left to do. */
public final class Launcher {

	private Launcher() {
	}

	/**
	 * Returns the exit code. Arguments are those of TCP Lab, such as {@code echo3
	 * --port=8083}, or of Spring Boot.
	 */
	public static int run(Class<?> application, String... args) throws InterruptedException {
		List<String> arguments = List.of(args);
		Optional<String> help = Help.answer(arguments);
		if (help.isPresent()) {
			System.out.print(help.get());
			return 0;
		}
		System.setErr(ErrorOutput.open());
		// Standard output belongs to the transcript.
		System.setOut(System.err);
		try {
			SpringApplication spring = new SpringApplication(application);
			spring
				.setDefaultProperties(Map.of(StartupCheck.FIRST_ARGUMENT, arguments.isEmpty() ? "" : arguments.get(0)));
			return start(spring, translated(arguments));
		}
		catch (AdvisedException ex) {
			FailureReporter.print(ex.getMessage());
			FailureReporter.print(ex.advice());
			return arguments.contains(LabProfile.CHECK.profile()) ? StartFailure.NOT_CHECKED : StartFailure.FAILED;
		}
	}

	private static String[] translated(List<String> arguments) {
		String configured = System.getProperty(NameCheck.PROFILES,
				Objects.requireNonNullElse(System.getenv("SPRING_PROFILES_ACTIVE"), ""));
		return Arguments.translate(arguments, configured, (word) -> new File(word).exists());
	}

	private static int start(SpringApplication spring, String... arguments) throws InterruptedException {
		HeapExhaustion.endProcess();
		StartFailure failure = new StartFailure();
		spring.addListeners(failure);
		try {
			ConfigurableApplicationContext context = start(spring, failure, arguments);
			TcpServers servers = context.getBeanProvider(TcpServers.class).getIfAvailable();
			if (servers != null) {
				servers.awaitFinished();
			}
			return context.isClosed() ? 0 : SpringApplication.exit(context);
		}
		catch (RuntimeException ex) {
			// Spring Boot has reported it, or a signal has closed the context and
			// determines the exit code.
			return failure.exitCode();
		}
	}

	static ConfigurableApplicationContext start(SpringApplication spring, StartFailure failure, String... args) {
		try {
			return spring.run(args);
		}
		catch (RuntimeException ex) {
			if (!failure.isPortLost(ex)) {
				throw ex;
			}
			return spring.run(Stream.concat(Stream.of(args), Stream.of("--server.port=0")).toArray(String[]::new));
		}
	}

}
