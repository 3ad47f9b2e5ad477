package dev.tcplab.check.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What is checked, in this order.
 */
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

	/**
	 * Returns the name under which reports have it, such as {@code first-client}.
	 */
	public String id() {
		return (this == CHECKABLE) ? "not-checked" : name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Point of(String id) {
		return Arrays.stream(values())
			.filter((point) -> point.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no check " + id));
	}

	/**
	 * Returns what is checked, in a few words.
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns whether it is never failed.
	 */
	boolean isRemark() {
		return this == WORDING || this == ROBUST || this == PORT;
	}

	/**
	 * Makes a finding that the program passes.
	 * @param fact what was seen; may be empty
	 */
	public Finding passed(String fact) {
		return finding(State.PASSED, fact, null);
	}

	/**
	 * Makes a finding that the program fails.
	 * @param fact what happened, in a sentence
	 */
	public Finding failed(String fact) {
		return failed(fact, null);
	}

	/**
	 * Makes a finding that the program fails.
	 * @param fact what happened, in a sentence
	 * @param fix the likely mistake and what to do
	 */
	public Finding failed(String fact, @Nullable String fix) {
		return finding(State.FAILED, fact, fix);
	}

	/**
	 * Makes a finding that the point was not checked, because an earlier check failed.
	 */
	public Finding notRun() {
		return notRun("");
	}

	/**
	 * Makes a finding that the point was not checked for another reason.
	 * @param reason why not
	 */
	public Finding notRun(String reason) {
		return finding(State.NOT_RUN, reason, null);
	}

	/**
	 * Makes a remark.
	 * @param fact what is worth knowing, in a sentence
	 * @param fix what to do, if anything
	 */
	public Finding remark(String fact, @Nullable String fix) {
		return finding(State.REMARK, fact, fix);
	}

	private Finding finding(State state, String fact, @Nullable String fix) {
		return new Finding(this, state, fact, fix, null, null, List.of());
	}

}
