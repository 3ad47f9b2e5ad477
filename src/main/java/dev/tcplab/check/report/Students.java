package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.tcplab.check.judge.Verdict;

/** The students of a class, named after the different parts of their paths. */
public final class Students {

	private Students() {
	}

	/**
	 * Maps each path, such as {@code class/ana/echo1.py}, to a unique name, such as
	 * {@code ana}.
	 */
	public static Map<String, String> names(Collection<String> submissions) {
		List<List<String>> all = submissions.stream().map(Students::parts).distinct().toList();
		// A name from the roster has no directory.
		List<List<String>> files = all.stream().filter((parts) -> parts.size() > 1).toList();
		List<List<String>> compared = files.isEmpty() ? all : files;
		int shortest = compared.stream().mapToInt(List::size).min().orElse(0);
		int begin = (compared.size() == 1) ? shortest - 1 : 0;
		while (begin < shortest - 1 && isCommon(compared, begin, false)) {
			begin++;
		}
		int end = 0;
		while (end < shortest - begin - 1 && isCommon(compared, end, true)) {
			end++;
		}
		Map<String, String> names = new LinkedHashMap<>();
		for (String submission : submissions) {
			List<String> parts = parts(submission);
			List<String> own = compared.contains(parts) ? parts.subList(begin, parts.size() - end) : parts;
			String name = String.join("-", own).replaceFirst("(?<=.)\\.[A-Za-z]{1,5}$", "");
			names.computeIfAbsent(submission, (path) -> unused(name, names));
		}
		return names;
	}

	private static List<String> parts(String path) {
		return Arrays.asList(path.split("[/\\\\]+"));
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
