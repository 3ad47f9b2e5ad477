package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.tcplab.check.judge.Verdict;

/** The students of a class, named after the different parts of their paths. */
public final class Students {

	private static final String SEPARATOR = "[/\\\\]+";

	private Students() {
	}

	/**
	 * Maps each path, such as {@code class/ana/echo1.py}, to a unique name, such as
	 * {@code ana}.
	 */
	public static Map<String, String> names(Iterable<String> submissions) {
		List<String> paths = new ArrayList<>();
		submissions.forEach(paths::add);
		List<List<String>> all = paths.stream().distinct().map((path) -> Arrays.asList(path.split(SEPARATOR))).toList();
		// A name from the roster has no directory.
		List<List<String>> parts = all.stream().anyMatch((part) -> part.size() > 1)
				? all.stream().filter((part) -> part.size() > 1).toList() : all;
		int shortest = parts.stream().mapToInt(List::size).min().orElse(0);
		int begin = (parts.size() == 1) ? shortest - 1 : 0;
		while (begin < shortest - 1 && isCommon(parts, begin, false)) {
			begin++;
		}
		int end = 0;
		while (end < shortest - begin - 1 && isCommon(parts, end, true)) {
			end++;
		}
		Map<String, String> names = new LinkedHashMap<>();
		for (List<String> part : all) {
			List<String> own = parts.contains(part) ? part.subList(begin, part.size() - end) : part;
			String name = String.join("-", own).replaceFirst("(?<=.)\\.[A-Za-z]{1,5}$", "");
			names.put(String.join("/", part), unused(name, names));
		}
		Map<String, String> named = new LinkedHashMap<>();
		paths.forEach((path) -> named.put(path, names.get(String.join("/", path.split(SEPARATOR)))));
		return named;
	}

	private static boolean isCommon(List<List<String>> parts, int index, boolean fromEnd) {
		return parts.stream()
			.map((part) -> part.get(fromEnd ? part.size() - 1 - index : index))
			.distinct()
			.count() == 1;
	}

	private static String unused(String name, Map<String, String> names) {
		String unused = name;
		for (int i = 2; names.containsValue(unused); i++) {
			unused = name + "-" + i;
		}
		return unused;
	}

	/** Returns the verdicts by student, with names that are valid file names. */
	static Map<String, List<Verdict>> of(List<Verdict> verdicts) {
		Map<String, String> names = names(new TreeSet<>(verdicts.stream().map(Verdict::submission).toList()));
		Map<String, List<Verdict>> students = new LinkedHashMap<>();
		verdicts.forEach(
				(verdict) -> students
					.computeIfAbsent(names.get(verdict.submission()).replaceAll("[^\\p{L}\\p{N}._ -]", "_"),
							(name) -> new ArrayList<>())
					.add(verdict));
		return students;
	}

}
