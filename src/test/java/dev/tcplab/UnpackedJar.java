package dev.tcplab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program as most tests start it: unpacked, and with an archive of its
 * classes, which halves the CPU time of each start. Made once per build.
 */
final class UnpackedJar {

	static final Path PACKAGED = Path.of("target", "tcp-lab.jar");

	private static final Path DIRECTORY = Path.of("target", "unpacked", Runtime.version().toString());

	private static final Path JAR = DIRECTORY.resolve("tcp-lab.jar");

	private static final Path ARCHIVE = DIRECTORY.resolve("tcp-lab.jsa");

	private static final Path LOG = Path.of("target", "unpacked.log");

	private static final boolean made = make();

	private UnpackedJar() {
	}

	/**
	 * Returns the options with which the JVM starts it.
	 */
	static List<String> options() {
		assertThat(made).isTrue();
		// If the archive does not fit, the JVM must not warn on standard output, which is
		// for the transcript.
		return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + ARCHIVE, "-jar", JAR.toString());
	}

	private static boolean make() {
		try {
			if (!Files.exists(ARCHIVE)
					|| Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(PACKAGED)) < 0) {
				run("-Djarmode=tools", "-jar", PACKAGED.toString(), "extract", "--force", "--destination",
						DIRECTORY.toString());
				run("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-jar", JAR.toString(),
						"--spring.profiles.active=echo1,client", "--tcp-lab.server.port=0", "--server.port=0",
						"--tcp-lab.server.limit=1");
			}
			return true;
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(LOG.toFile()))
			.start();
		assertThat(process.waitFor()).as("exit code of %s; its output is in %s", command, LOG).isZero();
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
