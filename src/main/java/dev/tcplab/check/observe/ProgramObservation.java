package dev.tcplab.check.observe;

import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.check.program.Excess;
import dev.tcplab.check.program.Printed;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.program.PythonNotes;
import org.jspecify.annotations.Nullable;

/**
 * An observation of a program's process.
 *
 * @param visible whether its console and its end are visible
 * @param ended whether it had ended when the conversations were over
 * @param parts the output before the first client, of each client, and after Ctrl-C
 * @param left the processes that survived, such as {@code 4711 (python3)}
 * @param lines the number of lines in its standard input
 */
public record ProgramObservation(boolean visible, boolean ended, int exitCode, @Nullable Excess excess,
		List<Printed> parts, PythonNotes notes, List<String> left, int lines) {

	/** For a server that runs elsewhere. */
	static final ProgramObservation ELSEWHERE = new ProgramObservation(false, false, 0, null, List.of(),
			PythonNotes.NONE, List.of(), 0);

	/** Ends a program that was observed. Its output at this end does not count. */
	static ProgramObservation end(Program program, boolean ended) {
		int exitCode = ended ? program.exitCode() : 0;
		Excess excess = program.excess();
		List<Printed> parts = program.console().parts();
		PythonNotes notes = program.notes();
		program.close();
		return new ProgramObservation(true, ended, exitCode, excess, parts, notes, program.left(), program.lines());
	}

	/** Returns whether the middle of a part was omitted. */
	public boolean isCut() {
		return this.parts.stream().anyMatch(Printed::cut);
	}

	/** Returns the output of all parts, standard output first. */
	public String printed() {
		return new Printed(output(), errors(), false).text();
	}

	public String output() {
		return this.parts.stream().map(Printed::output).collect(Collectors.joining());
	}

	public String errors() {
		return this.parts.stream().map(Printed::errors).collect(Collectors.joining());
	}

	public Printed part(int index) {
		return (index < this.parts.size()) ? this.parts.get(index) : new Printed("", "", false);
	}

}
