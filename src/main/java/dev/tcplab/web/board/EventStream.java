package dev.tcplab.web.board;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import dev.tcplab.web.board.BoardView.Change;
import dev.tcplab.web.board.BoardView.Snapshot;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one viewer is sent: a snapshot, and then changes, as fast as it takes them and at
 * most ten a second. A slow one misses exchanges, and is told how many.
 */
final class EventStream {

	private static final Duration PAUSE = Duration.ofMillis(100);

	/**
	 * Only by writing is it noticed that a viewer has gone, and its place is free.
	 */
	private static final long HEARTBEAT = Duration.ofSeconds(2).toNanos();

	private final BoardView view;

	private final Predicate<Duration> goesOn;

	private final JsonMapper json;

	private final OutputStream output;

	private long writtenAt;

	/**
	 * Creates a stream.
	 * @param view what is shown
	 * @param goesOn waits so long, and tells whether the application goes on
	 * @param json writes the events
	 * @param output where to
	 */
	EventStream(BoardView view, Predicate<Duration> goesOn, JsonMapper json, OutputStream output) {
		this.view = view;
		this.goesOn = goesOn;
		this.json = json;
		this.output = output;
	}

	/**
	 * Sends events until the application ends.
	 * @param lastEventId the id of the last event that the viewer has got, if any
	 * @throws IOException if the viewer has gone
	 */
	void run(String lastEventId) throws IOException {
		Snapshot snapshot = this.view.snapshot(seen(lastEventId));
		write("retry: 2000\n");
		send("snapshot", snapshot.lastId(), snapshot);
		long seen = snapshot.lastId();
		List<ServerView> servers = snapshot.servers();
		while (this.goesOn.test(PAUSE)) {
			Change change = this.view.change(seen, servers, snapshot.host());
			if (!change.isNone()) {
				send("change", change.lastId(), change);
				seen = change.lastId();
				servers = change.all();
			}
			else if (System.nanoTime() - this.writtenAt > HEARTBEAT) {
				write(":\n\n");
			}
		}
	}

	private long seen(String lastEventId) {
		String[] parts = lastEventId.split("/", 2);
		return (parts.length == 2 && parts[0].equals(this.view.process()) && parts[1].matches("\\d{1,18}"))
				? Long.parseLong(parts[1]) : -1;
	}

	private void send(String event, long id, Object data) throws IOException {
		write("event: %s\nid: %s/%d\ndata: %s\n\n".formatted(event, this.view.process(), id,
				this.json.writeValueAsString(data)));
	}

	private void write(String text) throws IOException {
		this.output.write(text.getBytes(StandardCharsets.UTF_8));
		this.output.flush();
		this.writtenAt = System.nanoTime();
	}

}
