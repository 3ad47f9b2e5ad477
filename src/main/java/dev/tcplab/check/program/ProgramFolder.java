package dev.tcplab.check.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A program's temporary folder, with its input, the hook for Python, and the notes. A
 * program that changes it harms only itself.
 */
public final class ProgramFolder {

	private final Path folder;

	/** In another place, because the program knows the folder. */
	private final Path orphans;

	ProgramFolder(String input) throws IOException {
		this.folder = Files.createTempDirectory("tcp-lab-check");
		this.orphans = Files.createTempFile("tcp-lab-check", ".orphans");
		Files.writeString(input(), input);
		Files.createDirectory(hook());
		try (InputStream hook = ProgramFolder.class.getResourceAsStream("/check/sitecustomize.py")) {
			Files.write(hook().resolve("sitecustomize.py"), hook.readAllBytes());
		}
	}

	Path input() {
		return this.folder.resolve("input");
	}

	Path hook() {
		return this.folder.resolve("python");
	}

	Path notes() {
		return this.folder.resolve("notes");
	}

	Path orphans() {
		return this.orphans;
	}

	void delete() {
		delete(this.folder);
		delete(this.orphans);
	}

	/** Deletes a file or folder as far as possible, without following links. */
	public static void delete(Path path) {
		try {
			if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
				path.toFile().setWritable(true);
				try (Stream<Path> files = Files.list(path)) {
					files.forEach(ProgramFolder::delete);
				}
			}
			Files.delete(path);
		}
		catch (IOException | UncheckedIOException ex) {
			// Keep files that the program made undeletable.
		}
	}

}
