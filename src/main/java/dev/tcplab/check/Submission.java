package dev.tcplab.check;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that is checked.
 *
 * @param name whose it is, or which
 * @param words its command
 * @param directory where it works
 */
record Submission(String name, List<String> words, Path directory) {

}
