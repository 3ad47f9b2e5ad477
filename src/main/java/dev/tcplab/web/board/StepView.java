package dev.tcplab.web.board;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step of a connection as the page shows it.
 *
 * @param at microseconds since the accept
 * @param bytes number of bytes, if bytes were read or written
 * @param offset the position of the first of them in this exchange
 */
@JsonInclude(Include.NON_NULL)
record StepView(long at, String kind, String by, @Nullable Long bytes, @Nullable Long offset) {

	static List<StepView> of(Timeline timeline) {
		return timeline.steps().stream().map(StepView::of).toList();
	}

	private static StepView of(Step step) {
		boolean transfer = step.kind() == Kind.READ || step.kind() == Kind.WRITE;
		return new StepView(TimeUnit.NANOSECONDS.toMicros(step.at().toNanos()), step.kind().toString(),
				step.by().toString(), (transfer || step.kind() == Kind.PROXY) ? step.bytes() : null,
				transfer ? step.offset() : null);
	}

}
