package dev.tcplab.check.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How to start a program.
 *
 * @param home the student's folder, which replaces the directory in the output
 * @param input the complete standard input
 * @param loopbackPort the port to which a Python client connects on this machine; none to
 * keep its addresses
 * @param environment names of further variables that the program sees
 */
public record Launch(List<String> words, Path directory, Path home, String input, @Nullable Integer loopbackPort,
		Set<String> environment, Duration timeLimit) {

}
