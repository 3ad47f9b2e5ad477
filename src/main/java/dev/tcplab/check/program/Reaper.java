package dev.tcplab.check.program;

import java.util.List;
import java.util.Map;

/**
 * A process between this one and a program, to which Linux gives the program's orphans.
 * So none gets lost, whatever it does. If there are orphans when the program ends, it
 * stays long enough for them to be seen.
 */
final class Reaper {

	/**
	 * The number of the system call {@code prctl}, for each architecture.
	 */
	private static final Map<String, String> PRCTL = Map.of("amd64", "157", "aarch64", "167", "riscv64", "167");

	// 36 is PR_SET_CHILD_SUBREAPER, and 1 is WNOHANG.
	private static final String SCRIPT = """
			syscall(shift(@ARGV) + 0, 36, 1, 0, 0, 0) == 0 or exit 126;
			my $program = fork();
			defined $program or exit 126;
			if (!$program) { exec { $ARGV[0] } @ARGV; exit 127 }
			$SIG{INT} = $SIG{TERM} = 'IGNORE';
			1 while ($_ = wait()) > 0 && $_ != $program;
			my $status = $?;
			select(undef, undef, undef, 0.3) if waitpid(-1, 1) == 0;
			exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
			""";

	private static final List<String> PREFIX = find();

	private Reaper() {
	}

	/**
	 * Returns what precedes a command, after it has got a session of its own; nothing if
	 * this system has no such thing.
	 */
	static List<String> prefix() {
		return PREFIX;
	}

	private static List<String> find() {
		String prctl = PRCTL.get(System.getProperty("os.arch"));
		if (!Processes.LINUX || prctl == null) {
			return List.of();
		}
		List<String> prefix = List.of("perl", "-e", SCRIPT, prctl);
		return Session.works(prefix) ? prefix : List.of();
	}

}
