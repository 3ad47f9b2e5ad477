package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;

/** Annotations and the step summary for GitHub Actions. */
public record GitHubActions(Map<String, String> environment) {

	// GitHub rejects a summary of more than 1 MiB.
	private static final long MOST_BYTES = 1024 * 1024;

	public boolean isActive() {
		return "true".equals(this.environment.get("GITHUB_ACTIONS"));
	}

	/** Returns a line per submission that did not pass. GitHub shows the first ten. */
	public List<String> annotations(List<Verdict> verdicts) {
		return isActive() ? verdicts.stream()
			.filter((verdict) -> verdict.outcome() != Outcome.PASSED)
			.map(this::annotation)
			.toList() : List.of();
	}

	private String annotation(Verdict verdict) {
		List<String> lines = new ArrayList<>();
		Optional.ofNullable(verdict.problem()).ifPresent(lines::add);
		verdict.firstFailure().ifPresent((finding) -> {
			List<String> words = Reason.lines(finding);
			lines.addAll(words.isEmpty() ? List.of(finding.reason()) : words);
		});
		String title = property("title", verdict.exercise() + ": " + verdict.submission());
		String properties = file(verdict.submission()).map((file) -> property("file", file) + "," + title)
			.orElse(title);
		return "::error " + properties + "::" + data(String.join("\n", lines));
	}

	private Optional<String> file(String submission) {
		try {
			Path file = Path.of(submission);
			return Files.isRegularFile(file) ? Optional.of(inRepository(file.toAbsolutePath().normalize()))
					: Optional.empty();
		}
		catch (InvalidPathException ex) {
			return Optional.empty();
		}
	}

	private String inRepository(Path file) {
		Path repository = Path.of(this.environment.getOrDefault("GITHUB_WORKSPACE", "")).toAbsolutePath().normalize();
		return (file.startsWith(repository) ? repository.relativize(file) : file).toString().replace('\\', '/');
	}

	/** Appends the verdicts, or only their counts if they exceed GitHub's limit. */
	public void appendSummary(List<Verdict> verdicts) throws IOException {
		String name = this.environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
		if (!isActive() || name.isEmpty()) {
			return;
		}
		Path file = Path.of(name);
		long room = MOST_BYTES - (Files.exists(file) ? Files.size(file) : 0);
		Optional<byte[]> summary = Stream.of(Page.markdown(verdicts), Page.summary(verdicts))
			.map((markdown) -> ("\n" + markdown).getBytes(StandardCharsets.UTF_8))
			.filter((bytes) -> bytes.length <= room)
			.findFirst();
		if (summary.isPresent()) {
			Files.write(file, summary.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
	}

	private static String property(String name, String value) {
		return name + "=" + data(value).replace(":", "%3A").replace(",", "%2C");
	}

	private static String data(String text) {
		return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
	}

}
