package dev.tcplab.app;

import java.util.stream.Stream;

import dev.tcplab.console.ErrorOutput;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.HeapExhaustion;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the application until nothing is left to do.
 */
public final class Launcher {

	private Launcher() {
	}

	/**
	 * Runs the application.
	 * @param application its main class
	 * @param args what Spring Boot takes, such as {@code --spring.profiles.active=echo3},
	 * or {@code --help}
	 * @return the exit code
	 * @throws InterruptedException if the wait for the servers is interrupted
	 */
	public static int run(Class<?> application, String... args) throws InterruptedException {
		if (Help.isAskedFor(args)) {
			Help.print(System.out);
			return 0;
		}
		System.setErr(ErrorOutput.open());
		// Standard output belongs to the transcript.
		System.setOut(System.err);
		HeapExhaustion.endProcess();
		StartFailure failure = new StartFailure();
		SpringApplication spring = new SpringApplication(application);
		spring.addListeners(failure);
		try {
			ConfigurableApplicationContext context = start(spring, failure, args);
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
