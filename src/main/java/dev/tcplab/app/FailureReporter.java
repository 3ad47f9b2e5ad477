package dev.tcplab.app;

import dev.tcplab.console.VisibleText;
import dev.tcplab.support.CommandLine;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints only the problem and the advice. A start that a signal ends did not fail. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureReporter implements FailureAnalysisReporter {

	@Override
	public void report(FailureAnalysis analysis) {
		// Not in the configuration, because reading it may be what failed.
		LoggingSystem.get(getClass().getClassLoader())
			.setLogLevel(LoggingFailureAnalysisReporter.class.getName(), LogLevel.OFF);
		if (isShuttingDown()) {
			return;
		}
		print(analysis.getDescription());
		if (analysis.getAction() != null) {
			print(CommandLine.adapt(analysis.getAction()));
		}
	}

	static void print(String text) {
		System.err.println(VisibleText.ofLines(text.strip()));
	}

	private static boolean isShuttingDown() {
		Thread hook = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(hook);
			Runtime.getRuntime().removeShutdownHook(hook);
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
