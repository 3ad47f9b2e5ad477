package dev.tcplab.check.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A check, in the order of the reports. */
public enum Point {

	CHECKABLE("The program can be checked"), STARTS("starts"), LISTENS("listens"),
	FIRST_CLIENT("the first client is answered"), ANSWER("the answer is right"),
	CLIENTS("one client after another is answered"), CONNECTS("connects"), SENDS("sends the message"),
	READS("reads the answer"), CONSOLE("the console shows who connected and what was sent"),
	PRINTS("prints what the exercise asks for"), END("continues or ends as the exercise requires"),
	LIST("prints the list of clients"), ENDS("ends by itself"), CTRL_C("ends at Ctrl-C"), WORDING("wording"),
	ROBUST("other clients"), PORT("the port");

	private final String title;

	Point(String title) {
		this.title = title;
	}

	public String id() {
		return (this == CHECKABLE) ? "not-checked" : name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Point of(String id) {
		return Arrays.stream(values())
			.filter((point) -> point.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no check " + id));
	}

	public String title() {
		return this.title;
	}

	boolean isRemark() {
		return this == WORDING || this == ROBUST || this == PORT;
	}

	public Finding passed(String fact) {
		return finding(State.PASSED, fact, null);
	}

	public Finding failed(String fact) {
		return failed(fact, null);
	}

	public Finding failed(String fact, @Nullable String fix) {
		return finding(State.FAILED, fact, fix);
	}

	public Finding notRun() {
		return notRun("");
	}

	public Finding notRun(String reason) {
		return finding(State.NOT_RUN, reason, null);
	}

	public Finding remark(String fact, @Nullable String fix) {
		return finding(State.REMARK, fact, fix);
	}

	private Finding finding(State state, String fact, @Nullable String fix) {
		return new Finding(this, state, fact, fix, null, null, List.of());
	}

}
