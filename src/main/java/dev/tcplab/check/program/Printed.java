package dev.tcplab.check.program;

/**
 * Program output.
 *
 * @param cut whether the middle is missing because of the output's bound
 */
public record Printed(String output, String errors, boolean cut) {

	public String text() {
		boolean together = this.output.isEmpty() || this.errors.isEmpty() || this.output.endsWith("\n");
		return together ? this.output + this.errors : this.output + "\n" + this.errors;
	}

}
