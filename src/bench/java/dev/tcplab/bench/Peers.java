package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.bench.peer.NettyEcho;
import dev.tcplab.bench.peer.NettyLines;
import dev.tcplab.bench.peer.SampleGateway;
import dev.tcplab.bench.peer.SmallGateway;
import dev.tcplab.bench.peer.VirtualThreadEcho;

/**
 * All that is measured: ours, and what others would use.
 */
final class Peers {

	static final Peer NETTY = java("Netty", NettyEcho.class);

	static final Peer NETTY_DRAINS = java("Netty, with a drain", NettyEcho.class, "drain");

	static final Peer VIRTUAL_THREADS = java("JDK, virtual threads", VirtualThreadEcho.class);

	static final Peer SAMPLE = java("Spring Integration, as its samples", SampleGateway.class);

	static final Peer SMALL = java("Spring Integration, well configured", SmallGateway.class);

	static final Peer PYTHON = new Peer("Python, the lesson's",
			(port) -> List.of("python3", Places.PYTHON.toString(), Integer.toString(port)));

	static final Peer EMPTY = new Peer("empty Spring Boot", (port) -> List.of(Jdk.current().tool("java"), "-jar",
			Places.EMPTY.toString(), "--server.address=127.0.0.1", "--server.port=" + port), Probe.HEALTH,
			Traffic.LESSON);

	private Peers() {
	}

	/**
	 * Ours, on the benchmark's JDK.
	 */
	static Peer lab(String... settings) {
		return lab("TCP Lab", Jdk.current(), List.of("-jar", Places.LAB.toString()), settings);
	}

	/**
	 * Ours, with the JVM's options of the container image.
	 */
	static Peer image(String... settings) throws IOException {
		Matcher options = Pattern.compile("\"(-XX:[+-]?(?!AOT)\\w[^\"]*)\"")
			.matcher(Files.readString(Places.DOCKERFILE).replaceFirst("(?s).*ENTRYPOINT", ""));
		List<String> program = new ArrayList<>(options.results().map((option) -> option.group(1)).toList());
		program.addAll(List.of("-jar", Places.LAB.toString()));
		return lab("TCP Lab, as in its image", Jdk.current(), program, settings);
	}

	/**
	 * Ours, with the JVM's cache.
	 */
	static Peer cached() {
		return lab("TCP Lab, AOT cache", Jdk.current(), List.of("-XX:AOTCache=" + Places.FAST.resolve("tcp-lab.aot"),
				"-jar", Places.FAST.resolve("tcp-lab.jar").toString()));
	}

	/**
	 * Both that are compared with lines of any length.
	 * @param traffic what is sent
	 */
	static List<Peer> lines(Traffic traffic) {
		List<String> settings = new ArrayList<>(
				List.of("--tcp-lab.server.codec=lf", "--tcp-lab.server.message-size=2000000"));
		if (traffic.keepOpen()) {
			settings.add("--tcp-lab.server.keep-open=true");
		}
		Peer netty = java("Netty, lines", NettyLines.class, traffic.keepOpen() ? "keep" : "drain");
		return List.of(netty.with(traffic), lab(settings.toArray(String[]::new)).with(traffic));
	}

	/**
	 * What processors and carrier threads do for both.
	 */
	static List<Peer> onProcessors() {
		List<String> carriers = List.of("-Djdk.virtualThreadScheduler.parallelism=2", "-jar", Places.LAB.toString());
		return List.of(NETTY_DRAINS, PYTHON, lab(), lab("TCP Lab, two carrier threads", Jdk.current(), carriers),
				NETTY_DRAINS.onOneProcessor(), lab().onOneProcessor());
	}

	/**
	 * Ours, on another JDK.
	 */
	static Peer lab(Jdk jdk) {
		return lab("TCP Lab, " + jdk.label(), jdk, List.of("-jar", Places.LAB.toString()));
	}

	/**
	 * Another build of ours, on the benchmark's JDK.
	 */
	static Peer lab(Path jar, String... settings) {
		return lab("TCP Lab, " + jar, Jdk.current(), List.of("-jar", jar.toString()), settings);
	}

	/**
	 * Ours, started in another way.
	 * @param program the JVM's arguments, up to the jar
	 */
	static Peer lab(String name, Jdk jdk, List<String> program, String... settings) {
		return new Peer(name, (port) -> {
			List<String> words = new ArrayList<>();
			words.add(jdk.tool("java"));
			words.addAll(program);
			words.addAll(List.of("--spring.profiles.active=echo1", "--server.port=0",
					"--tcp-lab.server.address=127.0.0.1", "--tcp-lab.server.port=" + port));
			words.addAll(List.of(settings));
			return words;
		});
	}

	/**
	 * Everything that echoes, in the order of the tables.
	 */
	static List<Peer> all(Options options) {
		List<Peer> peers = new ArrayList<>(List.of(NETTY_DRAINS, NETTY, VIRTUAL_THREADS, PYTHON, lab()));
		options.jars().forEach((jar) -> peers.add(lab(jar)));
		options.jdks().forEach((jdk) -> peers.add(lab(jdk)));
		peers.add(SMALL);
		peers.add(SAMPLE);
		return peers;
	}

	private static Peer java(String name, Class<?> type, String... arguments) {
		return new Peer(name, (port) -> {
			List<String> words = new ArrayList<>(List.of(Jdk.current().tool("java"), "-cp",
					System.getProperty("java.class.path"), type.getName(), Integer.toString(port)));
			words.addAll(List.of(arguments));
			return words;
		});
	}

}
