package dev.tcplab.check.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A parent of a program, to which Linux assigns the program's orphans, so that none is
 * lost. When the program ends, it lists those that live, and repeats this a few times,
 * because more parents may be about to end.
 */
final class Reaper {

	/** The number of the system call {@code prctl} by architecture. */
	private static final Map<String, String> PRCTL = Map.of("amd64", "157", "aarch64", "167", "riscv64", "167");

	// 36 is PR_SET_CHILD_SUBREAPER, and 1 is WNOHANG.
	private static final String SCRIPT = """
			syscall(shift(@ARGV) + 0, 36, 1, 0, 0, 0) == 0 && open(my $list, '>', shift(@ARGV)) or exit 126;
			my $program = fork();
			defined $program or exit 126;
			if (!$program) { exec { $ARGV[0] } @ARGV; exit 127 }
			$SIG{INT} = $SIG{TERM} = 'IGNORE';
			1 while ($_ = wait()) > 0 && $_ != $program;
			my $status = $?;
			for (1 .. 3) {
				1 while ($_ = waitpid(-1, 1)) > 0;
				last if $_ < 0;
				my %parent;
				for my $file (glob('/proc/[0-9]*/stat')) {
					open(my $stat, '<', $file) or next;
					$parent{$1} = $2 if (readline($stat) || '') =~ /^(\\d+) .*\\) \\S (\\d+) /;
				}
				for my $process (keys %parent) {
					my $ancestor = $parent{$process};
					$ancestor = $parent{$ancestor} while $ancestor && $ancestor != $$;
					print $list "$process\\n" if $ancestor;
				}
				select(undef, undef, undef, 0.02);
			}
			close($list);
			exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
			""";

	private static final List<String> PREFIX = find();

	private static final int MOST_BYTES = 10_000;

	private Reaper() {
	}

	/** Returns the words before a command, or none if the system has no subreaper. */
	static List<String> prefix(Path list) {
		return PREFIX.isEmpty() ? PREFIX : Stream.concat(PREFIX.stream(), Stream.of(list.toString())).toList();
	}

	/**
	 * Reads the orphans. A program that forges the list can only name processes that it
	 * could end itself.
	 */
	static Stream<Long> orphans(Path list) {
		try (InputStream input = Files.newInputStream(list, LinkOption.NOFOLLOW_LINKS)) {
			return new String(input.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).lines()
				.filter((line) -> line.matches("\\d{1,10}"))
				.map(Long::valueOf);
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static List<String> find() {
		String prctl = PRCTL.get(System.getProperty("os.arch"));
		if (!Processes.LINUX || prctl == null) {
			return List.of();
		}
		List<String> prefix = List.of("perl", "-e", SCRIPT, prctl);
		return Session.works(Stream.concat(prefix.stream(), Stream.of("/dev/null")).toList()) ? prefix : List.of();
	}

}
