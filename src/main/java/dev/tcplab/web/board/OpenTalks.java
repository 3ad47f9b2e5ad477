package dev.tcplab.web.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.tcplab.client.engine.OpenTalk;
import org.jspecify.annotations.Nullable;

/**
 * The connections that pages keep open, at most one per page and server.
 */
final class OpenTalks implements AutoCloseable {

	private static final int MOST = BoardView.MOST_VIEWERS;

	private final Map<Key, OpenTalk> kept = new LinkedHashMap<>();

	/**
	 * Removes a page's connection, so that only one request uses it.
	 * @param connect makes a new connection if there is none that is open
	 */
	OpenTalk take(Key key, Supplier<OpenTalk> connect) {
		OpenTalk talk = remove(key);
		if (talk != null && talk.isOpen()) {
			return talk;
		}
		close(talk);
		return connect.get();
	}

	/**
	 * Keeps a connection for the page's next message.
	 * @return false if the server has closed it
	 */
	boolean keep(Key key, OpenTalk talk) {
		if (!talk.isOpen()) {
			talk.close();
			return false;
		}
		close(put(key, talk));
		return true;
	}

	void end(Key key) {
		close(remove(key));
	}

	@Override
	public void close() {
		List.copyOf(this.kept.keySet()).forEach(this::end);
	}

	private static void close(@Nullable OpenTalk talk) {
		if (talk != null) {
			talk.close();
		}
	}

	private synchronized @Nullable OpenTalk remove(Key key) {
		return this.kept.remove(key);
	}

	/**
	 * Returns the connection that the new one displaces, if any.
	 */
	private synchronized @Nullable OpenTalk put(Key key, OpenTalk talk) {
		OpenTalk before = this.kept.put(key, talk);
		return (this.kept.size() > MOST) ? this.kept.remove(this.kept.keySet().iterator().next()) : before;
	}

	/** A page, by the ID that it chose, and the server to which it talks. */
	record Key(String server, String page) {
	}

}
