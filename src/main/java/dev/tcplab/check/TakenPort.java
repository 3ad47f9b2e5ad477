package dev.tcplab.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Verdict;

/**
 * Knows a program that did not get its port.
 */
final class TakenPort {

	private static final List<String> POINTS = List.of("starts", "listens");

	/**
	 * What is said of it, and what it says itself; by then the port may be free again.
	 */
	private static final List<String> WORDS = List.of("is taken by another program", "Address already in use",
			"EADDRINUSE", "Problems using port", "lesson's words for a port");

	private TakenPort() {
	}

	static boolean isReasonOf(Verdict verdict) {
		Optional<Finding> failure = verdict.firstFailure().filter((finding) -> POINTS.contains(finding.point().id()));
		return Stream
			.concat(Stream.ofNullable(verdict.problem()),
					failure.stream()
						.flatMap((finding) -> Stream.concat(Stream.of(finding.fact()), finding.quote().stream())))
			.anyMatch((text) -> WORDS.stream().anyMatch(text::contains));
	}

}
