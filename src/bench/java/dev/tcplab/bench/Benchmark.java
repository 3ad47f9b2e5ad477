package dev.tcplab.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the servers beside their peers and prints tables.
 */
public final class Benchmark {

	private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

	static {
		SCENARIOS.put("exchanges", new ThroughputScenario("Exchanges", 64, Peers::all));
		SCENARIOS.put("single", new ThroughputScenario("One client", 1, Peers::all));
		SCENARIOS.put("processors",
				new ThroughputScenario("Processors and carrier threads", 64, (options) -> Peers.onProcessors()));
		SCENARIOS.put("growth", new GrowthScenario());
		SCENARIOS.put("messages", new MessagesScenario());
		SCENARIOS.put("half", new HalfLoadScenario());
		SCENARIOS.put("idle", new IdleScenario());
		SCENARIOS.put("memory", new MemoryScenario());
		SCENARIOS.put("startup", new StartupScenario());
		SCENARIOS.put("load", new LoadScenario());
	}

	private Benchmark() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		if (List.of(args).contains("--help")) {
			System.out.print(Options.HELP);
			return;
		}
		try {
			run(args);
		}
		catch (BenchmarkException ex) {
			fail(ex.getMessage());
		}
		catch (IOException ex) {
			fail("The benchmark has failed: " + ex);
		}
	}

	private static void fail(String message) {
		// Processes that a signal has ended did not fail.
		if (!Children.areEnding()) {
			System.err.println(message);
			System.exit(1);
		}
	}

	private static void run(String[] args) throws IOException, InterruptedException {
		Options options = Options.parse(args);
		Requirements.linux();
		Map<String, Scenario> scenarios = new LinkedHashMap<>(SCENARIOS);
		for (String name : options.scenarios()) {
			if (!scenarios.containsKey(name)) {
				throw new BenchmarkException("There is no scenario %s, only %s", name, SCENARIOS.keySet());
			}
		}
		if (!options.scenarios().isEmpty()) {
			scenarios.keySet().retainAll(options.scenarios());
		}
		scenarios.values().forEach((scenario) -> scenario.check(options));
		System.out.println(Machine.describe(List.of(args)));
		for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
			Progress.say("Scenario: %s", scenario.getKey());
			System.out.println(scenario.getValue().run(options));
		}
	}

}
