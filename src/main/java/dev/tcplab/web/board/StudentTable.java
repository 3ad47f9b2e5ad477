package dev.tcplab.web.board;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The table of the students of a class and their results, for the teacher. */
public interface StudentTable {

	/** Returns the rows, the newest first; the same list until something changes. */
	List<Row> rows();

	/**
	 * A student and an exercise.
	 *
	 * @param name the name that the student entered; may be empty
	 * @param shared whether students with other names have the same address
	 * @param exercise the exercise, or null if the student has not checked a program
	 * @param finding the first failure, if any
	 */
	record Row(String name, String address, boolean shared, @Nullable String exercise, @Nullable String result,
			@Nullable String finding, Instant time) {
	}

}
