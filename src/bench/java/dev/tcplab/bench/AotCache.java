package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
		Peer training = Peers.lab("training", jdk,
				List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", jar));
		new Command("training", new ArrayList<>(training.command().apply(Ports.next()))).output(PATIENCE);
		return Peers.lab("TCP Lab, AOT cache", jdk, List.of("-XX:AOTCache=" + cache, "-jar", jar));
	}

}
