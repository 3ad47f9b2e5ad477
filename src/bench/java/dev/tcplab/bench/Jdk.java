package dev.tcplab.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its directory
 */
record Jdk(Path home) {

	/**
	 * The JDK that runs the benchmark.
	 */
	static Jdk current() {
		return new Jdk(Path.of(System.getProperty("java.home")));
	}

	static Jdk at(String home) {
		Jdk jdk = new Jdk(Path.of(home));
		if (!Files.isExecutable(Path.of(jdk.tool("java")))) {
			throw new BenchmarkException("--jdk=%s is not a JDK: it has no bin/java", home);
		}
		return jdk;
	}

	String tool(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

	/**
	 * What stands in the table, such as "JDK 25".
	 */
	String label() {
		Properties release = new Properties();
		try (Reader reader = Files.newBufferedReader(this.home.resolve("release"))) {
			release.load(reader);
		}
		catch (IOException ex) {
			return this.home.toString();
		}
		String version = release.getProperty("JAVA_VERSION", "?").replace("\"", "");
		return "JDK " + version.replaceFirst("\\..*", "");
	}

}
