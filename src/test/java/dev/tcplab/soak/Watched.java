package dev.tcplab.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.LabProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process whose actuator, memory, threads, and file descriptors are observed.
 *
 * @param process the process
 * @param http the port of its actuator
 */
public record Watched(LabProcess process, int http) {

	public Watched(LabProcess process) {
		this(process, process.awaitHttpPort());
	}

	/**
	 * Asks the actuator.
	 * @param path below {@code /actuator}
	 * @param json the path to the value in the answer
	 */
	public <T> T ask(String path, String json) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/actuator%s".formatted(this.http, path)))
			.timeout(Duration.ofSeconds(20))
			.build();
		return JsonPath.read(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body(), json);
	}

	public long count(String server, String count) throws IOException, InterruptedException {
		return ((Number) ask("/tcpservers/" + server, "$.counts." + count)).longValue();
	}

	/**
	 * What lives in the heap, in megabytes.
	 */
	long liveHeap() throws IOException, InterruptedException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(this.process.pid()), "GC.run")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(jcmd.waitFor()).isZero();
		double bytes = ((Number) ask("/metrics/jvm.memory.used?tag=area:heap", "$.measurements[0].value"))
			.doubleValue();
		return Math.round(bytes / 1024 / 1024);
	}

	long residentMemory() throws IOException {
		return status("VmRSS:") / 1024;
	}

	long threads() throws IOException {
		return status("Threads:");
	}

	private long status(String name) throws IOException {
		try (Stream<String> lines = Files.lines(proc("status"))) {
			String line = lines.filter((each) -> each.startsWith(name)).findFirst().orElseThrow();
			return Long.parseLong(line.replaceAll("\\D", ""));
		}
	}

	long descriptors() throws IOException {
		try (Stream<Path> files = Files.list(proc("fd"))) {
			return files.count();
		}
	}

	private Path proc(String file) {
		return Path.of("/proc", Long.toString(this.process.pid()), file);
	}

}
