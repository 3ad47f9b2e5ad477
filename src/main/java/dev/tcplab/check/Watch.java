package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import dev.tcplab.support.AdvisedException;

/** Polls a program's files, because not all network file systems report changes. */
record Watch(List<Path> files) {

	private static final long POLL_MILLIS = 200;

	static Watch of(List<Submission> submissions) {
		List<Path> files = submissions.stream()
			.flatMap((submission) -> submission.words().stream().map((word) -> submission.directory().resolve(word)))
			.filter(Files::isRegularFile)
			.toList();
		if (files.isEmpty()) {
			throw new AdvisedException(
					"There is no file to watch in the command of %s".formatted(submissions.get(0).name()),
					"Name one program, as in --submissions=echo-server2.py --watch=true", null);
		}
		return new Watch(files);
	}

	/** Waits until a file changed and is stable. Editors may write it in pieces. */
	void await(String state, BooleanSupplier stopped) throws InterruptedException {
		String now = state();
		String before = state;
		while (!stopped.getAsBoolean() && (now.equals(state) || !now.equals(before))) {
			Thread.sleep(POLL_MILLIS);
			before = now;
			now = state();
		}
	}

	String state() {
		return this.files.stream().map(Watch::state).collect(Collectors.joining());
	}

	private static String state(Path file) {
		try {
			FileTime time = Files.getLastModifiedTime(file);
			return "%s %s %d;".formatted(file, time, Files.size(file));
		}
		catch (IOException ex) {
			// An editor may be replacing it.
			return file + " none;";
		}
	}

}
