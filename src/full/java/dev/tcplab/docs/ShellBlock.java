package dev.tcplab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of a page that shows commands for a shell. Comments directly before it change
 * how it is run:
 * <ul>
 * <li>{@code <!-- not run: REASON -->}: not at all
 * <li>{@code <!-- run before: COMMANDS -->}: after commands that the page does not show
 * <li>{@code <!-- output varies: REASON -->}: without regard to its output and exit codes
 * </ul>
 *
 * @param line the line of the page
 * @param comments the comments by their kind
 * @param commands the commands
 */
record ShellBlock(int line, Map<String, String> comments, List<Command> commands) {

	private static final Pattern COMMENT = Pattern.compile("<!-- (not run|run before|output varies): (.+) -->");

	private static final Pattern LANGUAGE = Pattern.compile("```(sh|bash|shell|console)");

	private static final String PROMPT = "$ ";

	/**
	 * Returns the blocks of a page.
	 */
	static List<ShellBlock> of(Path page) {
		List<ShellBlock> blocks = new ArrayList<>();
		List<String> lines = lines(page);
		for (int begin = 0; begin < lines.size(); begin++) {
			if (lines.get(begin).startsWith("```")) {
				int end = begin + 1 + lines.subList(begin + 1, lines.size()).indexOf("```");
				List<String> text = lines.subList(begin + 1, end);
				if (LANGUAGE.matcher(lines.get(begin)).matches() || text.get(0).startsWith(PROMPT)) {
					blocks.add(new ShellBlock(begin + 1, comments(lines.subList(0, begin)), commands(text)));
				}
				begin = end;
			}
		}
		return blocks;
	}

	private static List<String> lines(Path page) {
		try {
			return Files.readAllLines(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> comments(List<String> before) {
		Map<String, String> comments = new LinkedHashMap<>();
		for (int i = before.size() - 1; i >= 0; i--) {
			Matcher comment = COMMENT.matcher(before.get(i));
			if (!comment.matches()) {
				break;
			}
			comments.put(comment.group(1), comment.group(2));
		}
		return comments;
	}

	/**
	 * A block without prompts is a script. With prompts, the output of each command
	 * follows it.
	 */
	private static List<Command> commands(List<String> text) {
		if (!text.get(0).startsWith(PROMPT)) {
			return List.of(new Command(String.join("\n", text), null));
		}
		List<Command> commands = new ArrayList<>();
		for (int i = 0; i < text.size(); i++) {
			String line = text.get(i);
			if (line.startsWith(PROMPT)) {
				StringBuilder command = new StringBuilder(line.substring(PROMPT.length()));
				while (line.endsWith("\\")) {
					line = text.get(++i);
					command.append('\n').append(line);
				}
				commands.add(new Command(command.toString(), new ArrayList<>()));
			}
			else {
				commands.get(commands.size() - 1).output().add(line);
			}
		}
		return commands;
	}

	boolean isRun() {
		return !this.comments.containsKey("not run");
	}

	boolean isOutputCompared() {
		return !this.comments.containsKey("output varies");
	}

	/**
	 * A command.
	 *
	 * @param text what is typed
	 * @param output the lines that follow, or {@code null} in a script
	 */
	record Command(String text, List<String> output) {

		/**
		 * Returns whether the command printed what the page shows: the same words in the
		 * same order. Numbers and widths may differ, and {@code ...} stands for any
		 * lines.
		 */
		boolean printed(String actual) {
			String pattern = normalize(String.join("\n", this.output)).lines()
				.map((line) -> line.equals("...") ? "(.*\n)*?" : Pattern.quote(line) + "\n")
				.collect(Collectors.joining());
			String text = normalize(actual);
			Matcher matcher = Pattern.compile(pattern).matcher(text.isEmpty() ? text : text + "\n");
			// The transcript of a server continues after what the page shows.
			return startsServer() ? matcher.lookingAt() : matcher.matches();
		}

		boolean startsServer() {
			return this.text.matches("(?s)(\\./tcp-lab|java -jar \\S+)( (happy|echo|teacher|lab|class|--).*)?");
		}

		private static String normalize(String text) {
			return text.strip()
				.replaceAll("\\d+([.,]\\d+)*(E-\\d+)?", "#")
				.replaceAll("[ \\t]+", " ")
				.replaceAll(" ?\n ?", "\n");
		}

	}

}
