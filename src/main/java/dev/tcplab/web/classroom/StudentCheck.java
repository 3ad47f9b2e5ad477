package dev.tcplab.web.classroom;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Judge;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.RemoteProgram;
import dev.tcplab.check.observe.ServerObservation;
import dev.tcplab.check.observe.Talk;
import dev.tcplab.support.EnumName;
import dev.tcplab.support.HeapExhaustion;
import dev.tcplab.web.classroom.CheckView.PointView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A check of a student's program that runs on the student's machine. */
final class StudentCheck {

	private static final Logger logger = LoggerFactory.getLogger(StudentCheck.class);

	/** The points that are visible without the program's console and process. */
	private static final List<Point> OF_SERVER = List.of(Point.LISTENS, Point.FIRST_CLIENT, Point.ANSWER, Point.CLIENTS,
			Point.END);

	private static final List<Point> OF_CLIENT = List.of(Point.CONNECTS, Point.SENDS, Point.READS);

	private static final double NANOS = 1e9;

	private final long id;

	private final String name;

	private final Exercise exercise;

	private final RemoteProgram program;

	private final String host;

	private final int port;

	private final @Nullable Long longest;

	private final long begin = System.nanoTime();

	private volatile boolean stopped;

	private int judged = -1;

	private List<PointView> points = List.of();

	/**
	 * {@code longest} is the duration of the check in nanoseconds if no client connects.
	 */
	StudentCheck(long id, String name, Exercise exercise, RemoteProgram program, String host, int port,
			@Nullable Long longest) {
		this.id = id;
		this.name = name;
		this.exercise = exercise;
		this.program = program;
		this.host = host;
		this.port = port;
		this.longest = longest;
	}

	String name() {
		return this.name;
	}

	int port() {
		return this.port;
	}

	void stop() {
		this.stopped = true;
		this.program.close();
	}

	/** Returns the current view. Any thread may call this. */
	CheckView running() {
		Observation seen = this.program.soFar();
		List<PointView> points = pointsSoFar(seen);
		Long left = (this.longest != null && contacts(seen).isEmpty())
				? TimeUnit.NANOSECONDS.toSeconds(Math.max(0, this.longest - elapsed())) : null;
		return view("running", left, progress(seen), points, null, null, 0);
	}

	private synchronized List<PointView> pointsSoFar(Observation seen) {
		if (contacts(seen).size() != this.judged) {
			this.judged = contacts(seen).size();
			List<Finding> findings = Judge.soFar(this.exercise, seen);
			this.points = points()
				.map((point) -> findings.stream()
					.filter((finding) -> finding.point() == point)
					.findFirst()
					.map(PointView::of)
					.orElseGet(() -> PointView.running(point)))
				.toList();
		}
		return this.points;
	}

	/** Runs the check, and returns its result. */
	CheckView run() throws InterruptedException {
		try (RemoteProgram program = this.program) {
			Observation seen = program.observe();
			if (this.stopped) {
				return view("finished", null, "", List.of(), CheckView.STOPPED, null, elapsed());
			}
			List<Finding> findings = Judge.judge(this.exercise, seen, false)
				.stream()
				.filter((finding) -> finding.state() == State.REMARK || points().anyMatch(finding.point()::equals))
				.toList();
			Optional<Finding> failure = findings.stream()
				.filter((finding) -> finding.state() == State.FAILED)
				.findFirst();
			return view("finished", null, progress(seen), findings.stream().map(PointView::of).toList(),
					failure.isPresent() ? "failed" : "passed", failure.map(Finding::reason).orElse(null), elapsed());
		}
		catch (IOException | RuntimeException | Error ex) {
			HeapExhaustion.check(ex);
			logger.warn("The check of {} at {} failed", this.exercise.name(), this.host, ex);
			return view("finished", null, "", List.of(), "not checked",
					"TCP Lab could not check your program. Tell your teacher: TCP Lab's log has the reason", elapsed());
		}
	}

	private Stream<Point> points() {
		return (this.exercise.kind() == Kind.SERVER)
				? OF_SERVER.stream().filter((point) -> point != Point.END || this.exercise.end() != null)
				: OF_CLIENT.stream().filter((point) -> point != Point.READS || this.exercise.isAnswering());
	}

	private String progress(Observation seen) {
		boolean server = this.exercise.kind() == Kind.SERVER;
		long done = contacts(seen).stream()
			.filter((contact) -> !(contact instanceof Talk talk) || talk.isAnswered())
			.count();
		return "%d of %d %s".formatted(done, this.exercise.steps().size(), server ? "clients" : "connections");
	}

	private static List<?> contacts(Observation seen) {
		return (seen instanceof ServerObservation server) ? server.talks() : ((ClientObservation) seen).connections();
	}

	private long elapsed() {
		return System.nanoTime() - this.begin;
	}

	private CheckView view(String state, @Nullable Long left, String progress, List<PointView> points,
			@Nullable String result, @Nullable String finding, long nanos) {
		List<String> input = (this.exercise.kind() == Kind.CLIENT) ? this.exercise.input() : List.of();
		return new CheckView(this.id, this.name, this.exercise.name(), EnumName.of(this.exercise.kind()), this.host,
				this.port, input, state, left, progress, points, result, finding,
				Math.round(nanos / NANOS * 10) / 10.0);
	}

}
