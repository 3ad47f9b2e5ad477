package dev.tcplab.server.explain;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;

/**
 * The steps of a timeline to which an explanation refers by their numbers, from 1.
 *
 * @param timeline the timeline, which may have none of them
 */
record Steps(Timeline timeline) {

	/**
	 * Returns the reads of the message.
	 */
	List<Integer> reads() {
		return all((step) -> step.kind() == Kind.READ).stream().filter((read) -> read <= end()).toList();
	}

	/**
	 * Returns the reads after the server had ended its sending side.
	 */
	List<Integer> lateReads() {
		return all((step) -> step.kind() == Kind.READ).stream().filter((read) -> read > end()).toList();
	}

	long bytes(List<Integer> steps) {
		return steps.stream().mapToLong((number) -> step(number).bytes()).sum();
	}

	List<Integer> ofClient(Kind kind) {
		return all((step) -> step.kind() == kind && step.by() == Side.CLIENT);
	}

	private int end() {
		return all((step) -> step.kind() == Kind.FIN && step.by() == Side.SERVER).stream()
			.findFirst()
			.orElse(Integer.MAX_VALUE);
	}

	private List<Integer> all(Predicate<Step> condition) {
		return IntStream.rangeClosed(1, this.timeline.steps().size())
			.filter((number) -> condition.test(step(number)))
			.boxed()
			.toList();
	}

	private Step step(int number) {
		return this.timeline.steps().get(number - 1);
	}

	/**
	 * Returns a reference such as " (steps 3 and 4)", which is empty without steps.
	 */
	static String reference(List<Integer> steps) {
		int last = steps.size() - 1;
		return switch (steps.size()) {
			case 0 -> "";
			case 1 -> " (step %d)".formatted(steps.get(0));
			case 2 -> " (steps %d and %d)".formatted(steps.get(0), steps.get(1));
			case 3 -> " (steps %d, %d, and %d)".formatted(steps.get(0), steps.get(1), steps.get(2));
			default -> " (steps %d to %d)".formatted(steps.get(0), steps.get(last));
		};
	}

}
