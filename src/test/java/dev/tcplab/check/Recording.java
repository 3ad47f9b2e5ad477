package dev.tcplab.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.observe.ClientObservation;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.ServerObservation;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A recorded observation, as JSON in which the program's folder and its ports are those
 * of the program's text.
 */
record Recording(String json) {

	static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultVisibility((checker) -> checker.withFieldVisibility(Visibility.ANY)
			.withGetterVisibility(Visibility.NONE)
			.withIsGetterVisibility(Visibility.NONE))
		.addModule(new SimpleModule().addDeserializer(InetSocketAddress.class, new AddressDeserializer()))
		.build();

	/**
	 * The place of Python, which is another on each machine.
	 */
	private static final String PYTHON = "[^\"\\s(]*/(?=(?:lib|bin)/python3)";

	private static final String TEMPORARY_FOLDER = "[^\"\\s]*/tcp-lab-check\\d+/";

	static Recording of(Observation seen, Path folder, Map<String, String> ports) {
		String json = JSON.writeValueAsString(seen)
			.replace(folder + "/", "")
			.replace(ProgramRow.PROGRAMS + "/", "")
			.replaceAll(PYTHON, "/usr/")
			.replaceAll(TEMPORARY_FOLDER, "");
		for (Map.Entry<String, String> port : ports.entrySet()) {
			json = json.replaceAll("\\b" + port.getValue() + "\\b", port.getKey());
		}
		return new Recording(json);
	}

	static Recording read(Path file) throws IOException {
		return new Recording(Files.readString(file));
	}

	void write(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, this.json + "\n");
	}

	Verdict judge(ProgramRow row) {
		Class<? extends Observation> type = (row.exercise().kind() == Kind.SERVER) ? ServerObservation.class
				: ClientObservation.class;
		Observation seen = JSON.readValue(this.json, type);
		return Verdict.of(row.program(), row.exercise(), seen, row.has("strict"), Duration.ZERO, Grading.USUAL);
	}

	/**
	 * Returns the points that fail. What is found there may be a matter of time.
	 */
	static Set<Point> failures(Verdict verdict) {
		return verdict.findings()
			.stream()
			.filter((finding) -> finding.state() == State.FAILED)
			.map(Finding::point)
			.collect(Collectors.toSet());
	}

	/**
	 * Resolves addresses, which Jackson does not.
	 */
	private static final class AddressDeserializer extends StdDeserializer<InetSocketAddress> {

		private AddressDeserializer() {
			super(InetSocketAddress.class);
		}

		@Override
		public InetSocketAddress deserialize(JsonParser parser, DeserializationContext context) {
			String text = parser.getString();
			int colon = text.lastIndexOf(':');
			return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
		}

	}

}
