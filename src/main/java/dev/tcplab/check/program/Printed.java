package dev.tcplab.check.program;

/**
 * What a program printed in some time.
 *
 * @param output on standard output; bytes that are not UTF-8 are replaced
 * @param errors on standard error
 * @param cut whether the middle was left out, because it was more than is kept
 */
public record Printed(String output, String errors, boolean cut) {

	/**
	 * Returns both, standard output first.
	 */
	public String text() {
		boolean together = this.output.isEmpty() || this.errors.isEmpty() || this.output.endsWith("\n");
		return together ? this.output + this.errors : this.output + "\n" + this.errors;
	}

}
