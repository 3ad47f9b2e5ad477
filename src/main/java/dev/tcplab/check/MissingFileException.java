package dev.tcplab.check;

import java.util.List;

import dev.tcplab.support.AdvisedException;

/** Thrown when a directory has none of an exercise's usual files. */
final class MissingFileException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	MissingFileException(String exercise, List<String> names) {
		super("The file for %s is missing".formatted(exercise),
				"Name it %s, or set --files".formatted(String.join(", ", names)), null);
	}

}
