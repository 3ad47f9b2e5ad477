package dev.tcplab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.bench.peer.NettyEcho;
import dev.tcplab.bench.peer.SampleGateway;
import dev.tcplab.bench.peer.SmallGateway;
import dev.tcplab.bench.peer.VirtualThreadEcho;

/**
 * All that is measured: ours, and what others would use.
 */
final class Peers {

	static final Peer NETTY = java("Netty", NettyEcho.class);

	static final Peer VIRTUAL_THREADS = java("JDK, virtual threads", VirtualThreadEcho.class);

	static final Peer SAMPLE = java("Spring Integration, as its samples", SampleGateway.class);

	static final Peer SMALL = java("Spring Integration, well configured", SmallGateway.class);

	static final Peer PYTHON = new Peer("Python, the lesson's",
			(port) -> List.of("python3", Places.PYTHON.toString(), Integer.toString(port)));

	static final Peer EMPTY = new Peer("empty Spring Boot", (port) -> List.of(Jdk.current().tool("java"), "-jar",
			Places.EMPTY.toString(), "--server.address=127.0.0.1", "--server.port=" + port), Probe.HEALTH);

	private Peers() {
	}

	/**
	 * Ours, on the benchmark's JDK.
	 */
	static Peer lab(String... settings) {
		return lab("TCP Lab", Jdk.current(), List.of("-jar", Places.LAB.toString()), settings);
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
		List<Peer> peers = new ArrayList<>(List.of(NETTY, VIRTUAL_THREADS, PYTHON, lab()));
		options.jars().forEach((jar) -> peers.add(lab(jar)));
		options.jdks().forEach((jdk) -> peers.add(lab(jdk)));
		peers.add(SMALL);
		peers.add(SAMPLE);
		return peers;
	}

	private static Peer java(String name, Class<?> type) {
		return new Peer(name, (port) -> List.of(Jdk.current().tool("java"), "-cp",
				System.getProperty("java.class.path"), type.getName(), Integer.toString(port)));
	}

}
