package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Ours with the JVM's AOT cache, for which a training run is needed once.
 */
final class AotCache {

	/**
	 * The first JDK that makes the cache in one step.
	 */
	static final int SINCE = 25;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Path DIRECTORY = Places.TARGET.resolve("aot");

	private AotCache() {
	}

	static Peer prepare() throws IOException, InterruptedException {
		Progress.say("Making the AOT cache");
		Jdk jdk = Jdk.current();
		String jar = DIRECTORY.resolve("tcp-lab.jar").toString();
		String cache = DIRECTORY.resolve("app.aot").toString();
		new Command("extract", List.of(jdk.tool("java"), "-Djarmode=tools", "-jar", Places.LAB.toString(), "extract",
				"--destination", DIRECTORY.toString(), "--force"))
			.output(PATIENCE);
		// As the documentation has it: a server answers a client, and both have finished.
		int port = Ports.next();
		new Command("training", List.of(jdk.tool("java"), "-XX:AOTCacheOutput=" + cache, "-jar", jar,
				"--spring.profiles.active=echo1,client", "--server.port=0", "--tcp-lab.server.address=127.0.0.1",
				"--tcp-lab.server.port=" + port, "--tcp-lab.server.limit=1", "--tcp-lab.client.port=" + port))
			.output(PATIENCE);
		return Peers.lab("TCP Lab, AOT cache", jdk, List.of("-XX:AOTCache=" + cache, "-jar", jar));
	}

}
