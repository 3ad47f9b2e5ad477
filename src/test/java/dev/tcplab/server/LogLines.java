package dev.tcplab.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * The messages that a class logs. Tests that run side by side may see each other's.
 */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Logger logger;

	private LogLines(String name) {
		this.logger = (Logger) LoggerFactory.getLogger(name);
		start();
		this.logger.addAppender(this);
	}

	public static LogLines of(Class<?> type) {
		return of(type.getName());
	}

	/**
	 * Starts to record.
	 * @param logger the name of a class that is not public
	 */
	public static LogLines of(String logger) {
		return new LogLines(logger);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(event.getFormattedMessage());
	}

	public List<String> all() {
		return this.lines;
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
