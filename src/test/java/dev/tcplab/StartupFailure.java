package dev.tcplab;

import java.util.Objects;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The report of a failed start, which tests get without capturing output.
 */
public final class StartupFailure implements FailureAnalysisReporter {

	private static final ThreadLocal<FailureAnalysis> latest = new ThreadLocal<>();

	/**
	 * Starts the application, which must fail, and returns what it reports.
	 */
	public static String of(String... arguments) {
		return of(new SpringApplication(TcpLabApplication.class), arguments);
	}

	public static String of(SpringApplication application, String... arguments) {
		latest.remove();
		application.setRegisterShutdownHook(false);
		assertThatException().isThrownBy(() -> application.run(arguments));
		FailureAnalysis failure = Objects.requireNonNull(latest.get(), "no report");
		return failure.getDescription() + "\n" + failure.getAction();
	}

	@Override
	public void report(FailureAnalysis analysis) {
		latest.set(analysis);
	}

}
