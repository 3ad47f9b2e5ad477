package dev.tcplab.web.board;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import org.jspecify.annotations.Nullable;

/** An exchange that the board keeps, rendered once for all viewers and files. */
final class BoardEntry {

	private final long id;

	private final ExchangeConcluded event;

	private volatile @Nullable Rendered rendered;

	/** {@code id} is its place in the order of ending, without gaps. */
	BoardEntry(long id, ExchangeConcluded event) {
		this.id = id;
		this.event = event;
	}

	long id() {
		return this.id;
	}

	ExchangeConcluded event() {
		return this.event;
	}

	/** Returns the exchange as JSON, which the first call makes. */
	Rendered rendered(Function<BoardEntry, String> renderer) {
		Rendered rendered = this.rendered;
		if (rendered == null) {
			rendered = new Rendered(renderer.apply(this));
			this.rendered = rendered;
		}
		return rendered;
	}

	record Rendered(@JsonValue @JsonRawValue String json) {
	}

}
