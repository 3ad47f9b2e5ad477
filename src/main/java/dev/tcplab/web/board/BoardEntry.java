package dev.tcplab.web.board;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.Timeline;
import org.jspecify.annotations.Nullable;

/** An exchange that the board keeps, rendered once for all viewers and files. */
public final class BoardEntry {

	private final long id;

	private final long version;

	private final ExchangeConcluded event;

	private final Timeline timeline;

	private volatile @Nullable Rendered rendered;

	/**
	 * {@code id} is its place in the order of ending, without gaps, and {@code version}
	 * grows with changes of any entry.
	 */
	BoardEntry(long id, long version, ExchangeConcluded event) {
		this(id, version, event, event.timeline());
	}

	private BoardEntry(long id, long version, ExchangeConcluded event, Timeline timeline) {
		this.id = id;
		this.version = version;
		this.event = event;
		this.timeline = timeline;
	}

	/** Returns the entry with what happened after the exchange. */
	BoardEntry with(long version, Timeline later) {
		return new BoardEntry(this.id, version, this.event, this.timeline.and(later));
	}

	long id() {
		return this.id;
	}

	long version() {
		return this.version;
	}

	ExchangeConcluded event() {
		return this.event;
	}

	Timeline timeline() {
		return this.timeline;
	}

	/** Returns the exchange as JSON, which the first call renders. */
	Rendered rendered(Function<BoardEntry, String> renderer) {
		Rendered rendered = this.rendered;
		if (rendered == null) {
			rendered = new Rendered(renderer.apply(this));
			this.rendered = rendered;
		}
		return rendered;
	}

	public record Rendered(@JsonValue @JsonRawValue String json) {
	}

}
