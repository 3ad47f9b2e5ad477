package dev.tcplab.check.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

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
		this.orphans.toFile().delete();
	}

	/** Deletes a folder as far as possible, without following links. */
	public static void delete(Path folder) {
		try {
			Files.walkFileTree(folder, new Deletion());
		}
		catch (IOException ex) {
			// Keep files that the program made undeletable.
		}
	}

	private static final class Deletion extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
			directory.toFile().setWritable(true);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			return delete(file);
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException ex) {
			return delete(file);
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException ex) {
			return delete(directory);
		}

		private static FileVisitResult delete(Path file) {
			file.toFile().delete();
			return FileVisitResult.CONTINUE;
		}

	}

}
