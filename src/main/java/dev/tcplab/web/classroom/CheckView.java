package dev.tcplab.web.classroom;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import org.jspecify.annotations.Nullable;

/**
 * A check as the page shows it.
 *
 * @param host where the student's server listens, or where the client must connect
 * @param input the lines that the student must type
 * @param left seconds until the check ends if no client connects, while it runs
 * @param result {@code passed}, {@code failed}, {@code stopped}, or {@code not checked},
 * at the end
 * @param finding the first failure, if any
 */
@JsonInclude(Include.NON_NULL)
record CheckView(long id, String name, String exercise, String kind, String host, int port, List<String> input,
		String state, @Nullable Long left, String progress, List<PointView> points, @Nullable String result,
		@Nullable String finding, double seconds) {

	static final String STOPPED = "stopped";

	/** A point; {@code state} is {@code running} as long as it has no result. */
	@JsonInclude(Include.NON_NULL)
	record PointView(String id, String title, String state, String fact, @Nullable String fix,
			@Nullable String expected, @Nullable String actual, List<String> quote) {

		static PointView of(Finding finding) {
			return new PointView(finding.point().id(), finding.point().title(), finding.state().inWords(),
					finding.explanation(), finding.fix(), finding.expected(), finding.actual(), finding.quote());
		}

		static PointView running(Point point) {
			return new PointView(point.id(), point.title(), "running", "", null, null, null, List.of());
		}

	}

}
