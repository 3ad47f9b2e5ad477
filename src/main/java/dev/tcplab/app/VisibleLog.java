package dev.tcplab.app;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.pattern.DynamicConverter;
import dev.tcplab.console.VisibleText;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Makes messages and exceptions visible in any log pattern, because parts of them come
 * from outside. Control characters are escaped, and every further line is indented, so
 * that it cannot look like an event. Structured logs escape by themselves.
 */
final class VisibleLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String INDENT = "    ";

	private static final Map<String, Supplier<DynamicConverter<ILoggingEvent>>> CONVERTERS = new HashMap<>();

	static {
		for (String word : new String[] { "m", "msg", "message" }) {
			CONVERTERS.put(word, VisibleMessage::new);
		}
		for (String word : new String[] { "ex", "exception", "throwable", "rEx", "rootException", "wex", "wEx", "xEx",
				"xException", "xThrowable" }) {
			CONVERTERS.put(word, VisibleException::new);
		}
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			install(context);
		}
	}

	static void install(LoggerContext context) {
		Map<Object, Object> rules = new HashMap<>();
		if (context.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS) instanceof Map<?, ?> present) {
			rules.putAll(present);
		}
		rules.putAll(CONVERTERS);
		context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
		for (Logger logger : context.getLoggerList()) {
			for (Iterator<Appender<ILoggingEvent>> all = logger.iteratorForAppenders(); all.hasNext();) {
				if (all.next() instanceof OutputStreamAppender<?> appender
						&& appender.getEncoder() instanceof PatternLayoutEncoder encoder) {
					// Parses the pattern again.
					encoder.stop();
					encoder.start();
				}
			}
		}
	}

	private static String visible(String text) {
		return VisibleText.ofLines(text.stripTrailing())
			.replace("\r\n", "\n")
			.replace("\n", System.lineSeparator() + INDENT);
	}

	static final class VisibleMessage extends MessageConverter {

		@Override
		public String convert(ILoggingEvent event) {
			return visible(super.convert(event));
		}

	}

	static final class VisibleException extends ThrowableProxyConverter {

		@Override
		protected String throwableProxyToString(IThrowableProxy exception) {
			return INDENT + visible(super.throwableProxyToString(exception)) + System.lineSeparator();
		}

	}

}
