package dev.tcplab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lives in the heap of a JVM, whichever collector it uses.
 *
 * @param jdk the JDK that runs it
 * @param pid its process
 */
record LiveHeap(Jdk jdk, long pid) {

	private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

	/**
	 * Collects the garbage and counts what is left, in bytes.
	 */
	double bytes() throws IOException, InterruptedException {
		jcmd("GC.run");
		Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
		if (!total.find()) {
			throw new BenchmarkException("jcmd GC.class_histogram has printed no total");
		}
		return Double.parseDouble(total.group(1));
	}

	private String jcmd(String command) throws IOException, InterruptedException {
		List<String> words = List.of(this.jdk.tool("jcmd"), Long.toString(this.pid), command);
		return new Command("jcmd", words).output(Duration.ofSeconds(60));
	}

}
