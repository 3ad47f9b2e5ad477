package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that its readers find whole, or as it was before.
 */
final class WholeFile {

	private final Path file;

	WholeFile(Path file) {
		this.file = file.toAbsolutePath();
	}

	/**
	 * Finds out whether the file can be written, and leaves it as it is.
	 * @throws IOException if it cannot be written
	 */
	void probe() throws IOException {
		if (Files.isDirectory(this.file)) {
			throw new FileSystemException(this.file.toString(), null, "it is a directory");
		}
		Path beside = beside();
		Files.createFile(beside);
		Files.delete(beside);
	}

	/**
	 * Writes the file, in place of the one that is there.
	 * @param text all that is to be in it
	 * @throws IOException if it cannot be written
	 */
	void write(String text) throws IOException {
		Path beside = beside();
		try {
			// Not a temporary file, which nobody else may read.
			Files.writeString(beside, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			move(beside);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	private void move(Path beside) throws IOException {
		try {
			Files.move(beside, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(beside, this.file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private Path beside() {
		return this.file.resolveSibling("." + UUID.randomUUID() + ".part");
	}

}
