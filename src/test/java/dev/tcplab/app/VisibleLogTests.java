package dev.tcplab.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log lines that no client can forge.
 */
class VisibleLogTests {

	private final LoggerContext context = new LoggerContext();

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private Logger logger;

	@BeforeEach
	void open() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.logger = open("%-5p %m%n%ex");
	}

	private Logger open(String pattern) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern(pattern);
		encoder.start();
		OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
		appender.setContext(this.context);
		appender.setEncoder(encoder);
		appender.setOutputStream(this.written);
		appender.start();
		Logger logger = this.context.getLogger("test");
		logger.addAppender(appender);
		VisibleLog.install(this.context);
		return logger;
	}

	@ParameterizedTest
	@CsvSource({ "'\u001b]0;PWN\u0007', \\x1b]0;PWN\\x07", "'a\u202eb', a\\u202eb", "'a\rb', a\\rb",
			"'a\u001b]52;c;AAAA\u0007b', a\\x1b]52;c;AAAA\\x07b", "'Qué ñandú 😀', Qué ñandú 😀" })
	void escapesMessages(String message, String visible) {
		this.logger.warn("{}", message);
		assertThat(lines()).containsExactly("WARN  " + visible);
	}

	@Test
	void indentsFurtherLinesOfMessage() {
		this.logger.info("x\n12:00:00 ERROR FORGED\r\nmore\n");
		assertThat(lines()).containsExactly("INFO  x", "    12:00:00 ERROR FORGED", "    more");
	}

	@Test
	void indentsAndEscapesExceptions() {
		this.logger.error("failed", new IllegalStateException("x\nERROR \u001b[31mFORGED", new Exception("why")));
		assertThat(lines()).startsWith("ERROR failed", "    java.lang.IllegalStateException: x",
				"    ERROR \\x1b[31mFORGED");
		assertThat(lines()).filteredOn((line) -> !line.startsWith("    ")).containsExactly("ERROR failed");
		assertThat(lines()).contains("    Caused by: java.lang.Exception: why");
	}

	private String[] lines() {
		return this.written.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
	}

}
