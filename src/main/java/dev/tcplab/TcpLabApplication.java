package dev.tcplab;

import dev.tcplab.app.FailureExitCode;
import dev.tcplab.app.Help;
import dev.tcplab.app.ServersConfiguration;
import dev.tcplab.console.ErrorOutput;
import dev.tcplab.mode.Failures;
import dev.tcplab.server.TcpServers;

import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * TCP servers and clients for a class on sockets, and for anyone who tests against TCP.
 */
@SpringBootApplication(proxyBeanMethods = false)
// Only what may be found is read: that takes a part of the start.
@AutoConfigurationPackage(basePackages = "dev.tcplab.lesson")
@ComponentScan(basePackages = { "dev.tcplab.check", "dev.tcplab.mode", "dev.tcplab.mode.load" },
		resourcePattern = "*Mode*.class")
@Import({ Failures.class, ServersConfiguration.class })
public class TcpLabApplication {

	/**
	 * Runs the servers until there is nothing left to do.
	 * @param args what Spring Boot takes, such as {@code --spring.profiles.active=echo3},
	 * or {@code --help}
	 * @throws InterruptedException if the wait for the servers is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		if (Help.isAskedFor(args)) {
			Help.print(System.out);
			return;
		}
		System.setErr(ErrorOutput.open());
		// Standard output is the transcript's alone.
		System.setOut(System.err);
		// It would prepare JSON at once, which clients never need and servers only later.
		System.setProperty("spring.backgroundpreinitializer.ignore", "true");
		ConfigurableApplicationContext context = start(args);
		try {
			TcpServers servers = context.getBeanProvider(TcpServers.class).getIfAvailable();
			if (servers != null) {
				servers.awaitFinished();
			}
			if (!context.isClosed()) {
				System.exit(SpringApplication.exit(context));
			}
		}
		catch (IllegalStateException | BeansException ex) {
			if (!context.isClosed()) {
				throw ex;
			}
			// A signal has closed it, and the process is ending already.
		}
	}

	private static ConfigurableApplicationContext start(String[] args) {
		SpringApplication application = new SpringApplication(TcpLabApplication.class);
		FailureExitCode exitCode = new FailureExitCode();
		application.addListeners(exitCode);
		try {
			return application.run(args);
		}
		catch (RuntimeException ex) {
			// Its reason has been told.
			System.exit(exitCode.get());
			throw ex;
		}
	}

}
