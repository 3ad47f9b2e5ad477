package dev.tcplab.check.observe;

import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.check.program.Excess;
import dev.tcplab.check.program.Printed;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes;
import org.jspecify.annotations.Nullable;

/**
 * An observation of a program's own process.
 *
 * @param visible whether its console and its end can be seen
 * @param ended whether it had ended when the conversations were over
 * @param exitCode its exit code, if it had ended
 * @param excess why it was stopped before its time, if it was
 * @param parts what it printed: before the first client, from each client to the next,
 * and after Ctrl-C
 * @param notes what Python noted
 * @param left the processes that could not be ended, such as {@code 4711 (python3)}
 * @param lines how many lines it could read from standard input
 */
public record ProgramObservation(boolean visible, boolean ended, int exitCode, @Nullable Excess excess,
		List<Printed> parts, PythonNotes notes, List<String> left, int lines) {

	/**
	 * A server that runs elsewhere shows nothing of this.
	 */
	static final ProgramObservation ELSEWHERE = new ProgramObservation(false, false, 0, null, List.of(),
			PythonNotes.NONE, List.of(), 0);

	static ProgramObservation of(Program program, boolean ended) {
		return new ProgramObservation(true, ended, ended ? program.exitCode() : 0, program.excess(),
				program.console().parts(), program.notes(), List.of(), program.lines());
	}

	ProgramObservation withLeft(List<String> left) {
		return new ProgramObservation(this.visible, this.ended, this.exitCode, this.excess, this.parts, this.notes,
				left, this.lines);
	}

	/**
	 * Returns whether the middle of a part was left out, because it was more than is
	 * kept.
	 */
	public boolean isCut() {
		return this.parts.stream().anyMatch(Printed::cut);
	}

	/**
	 * Returns all that it printed, standard output first.
	 */
	public String printed() {
		return new Printed(output(), errors(), false).text();
	}

	/**
	 * Returns all that it printed on standard output.
	 */
	public String output() {
		return this.parts.stream().map(Printed::output).collect(Collectors.joining());
	}

	/**
	 * Returns all that it printed on standard error.
	 */
	public String errors() {
		return this.parts.stream().map(Printed::errors).collect(Collectors.joining());
	}

	/**
	 * Returns what it printed in one part.
	 */
	public Printed part(int index) {
		return (index < this.parts.size()) ? this.parts.get(index) : new Printed("", "", false);
	}

}
