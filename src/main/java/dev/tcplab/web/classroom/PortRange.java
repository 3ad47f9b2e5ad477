package dev.tcplab.web.classroom;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.tcplab.support.Allowed;

/** A port, or a range of ports. */
@Allowed("a port, or a range of ports such as 9100-9107")
public final class PortRange {

	private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?\\s*");

	private static final int HIGHEST = 65535;

	private final int first;

	private final int last;

	private PortRange(int first, int last) {
		this.first = first;
		this.last = last;
	}

	/**
	 * Parses a range such as {@code 9100-9107}, or a port.
	 * @throws IllegalArgumentException if it is not valid
	 */
	public static PortRange of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (matcher.matches()) {
			int first = Integer.parseInt(matcher.group(1));
			int last = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : first;
			if (first > 0 && first <= last && last <= HIGHEST) {
				return new PortRange(first, last);
			}
		}
		throw new IllegalArgumentException("'%s' is neither a port nor a range of ports".formatted(text));
	}

	List<Integer> ports() {
		return IntStream.rangeClosed(this.first, this.last).boxed().toList();
	}

	@Override
	public String toString() {
		return (this.first == this.last) ? String.valueOf(this.first) : "%d-%d".formatted(this.first, this.last);
	}

}
