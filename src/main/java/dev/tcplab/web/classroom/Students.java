package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.console.VisibleText;
import dev.tcplab.web.board.StudentTable;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The names that students gave, and the newest result of each exercise. */
final class Students implements StudentTable {

	private static final int MOST_ENTRIES = 1000;

	private static final int MOST_NAMES = 60;

	private static final int LONGEST_NAME = 40;

	private static final Result NONE = new Result("", null, null);

	/** The oldest first. */
	private final Map<Key, Entry> entries = new LinkedHashMap<>();

	private @Nullable List<Row> rows = List.of();

	/**
	 * Returns a name without spaces around it.
	 * @throws ResponseStatusException 400 if the name is not valid
	 */
	static String name(@Nullable String name) {
		String text = (name != null) ? name.strip() : "";
		if (text.isEmpty() || text.length() > LONGEST_NAME || !VisibleText.whole(text).equals(text)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"Enter a name of 1 to %d visible characters".formatted(LONGEST_NAME));
		}
		return text;
	}

	/** Moves the results of the earlier name, which may be empty, to the new name. */
	synchronized void rename(InetAddress address, String before, String name) {
		List<String> names = names(address);
		if (!names.contains(name) && !names.contains(before) && names.size() >= MOST_NAMES) {
			throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS,
					"Your address already has %d names. Ask your teacher to restart TCP Lab".formatted(MOST_NAMES));
		}
		List.copyOf(this.entries.keySet())
			.stream()
			.filter((key) -> key.isOf(address, before))
			.forEach((key) -> put(new Key(address, name, key.exercise()), this.entries.remove(key)));
		if (!names(address).contains(name)) {
			put(new Key(address, name, ""), new Entry(NONE, Instant.now()));
		}
	}

	synchronized void add(InetAddress address, String name, Result result) {
		this.entries.remove(new Key(address, name, ""));
		put(new Key(address, name, result.exercise()), new Entry(result, Instant.now()));
	}

	private void put(Key key, Entry entry) {
		this.entries.remove(key);
		this.entries.put(key, entry);
		if (this.entries.size() > MOST_ENTRIES) {
			this.entries.remove(this.entries.keySet().iterator().next());
		}
		this.rows = null;
	}

	synchronized List<String> names(InetAddress address) {
		return this.entries.keySet()
			.stream()
			.filter((key) -> key.address().equals(address) && !key.name().isEmpty())
			.map(Key::name)
			.distinct()
			.toList();
	}

	@Override
	public synchronized List<Row> rows() {
		List<Row> rows = this.rows;
		if (rows == null) {
			rows = new ArrayList<>();
			for (Map.Entry<Key, Entry> entry : this.entries.entrySet()) {
				rows.add(row(entry.getKey(), entry.getValue()));
			}
			Collections.reverse(rows);
			this.rows = rows;
		}
		return rows;
	}

	private Row row(Key key, Entry entry) {
		return new Row(key.name(), PythonAddress.host(key.address()), names(key.address()).size() > 1,
				key.exercise().isEmpty() ? null : key.exercise(), entry.result().outcome(), entry.result().finding(),
				entry.time());
	}

	/** A result; {@code finding} is the first failure, if any. */
	record Result(String exercise, @Nullable String outcome, @Nullable String finding) {
	}

	private record Key(InetAddress address, String name, String exercise) {

		boolean isOf(InetAddress address, String name) {
			return this.address.equals(address) && this.name.equals(name);
		}

	}

	private record Entry(Result result, Instant time) {
	}

}
