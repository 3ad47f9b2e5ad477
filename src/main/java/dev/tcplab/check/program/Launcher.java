package dev.tcplab.check.program;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tcplab.support.AdvisedException;

/**
 * Starts programs, each with a temporary folder and in a session, so that signals reach
 * all of its processes and none of TCP Lab.
 */
public final class Launcher {

	/** Marks the processes of one program, including those that left its session. */
	private static final String MARK = "CHECKED_PROGRAM";

	/** The variables that a program needs. Others may be secrets or affect CI. */
	private static final Pattern ALLOWED = Pattern.compile("PATH|HOME|LANG|LC_.*|TZ|JAVA_HOME|PYTHON.*|TERM|TMPDIR");

	private static final Pattern ALLOWED_ON_WINDOWS = Pattern
		.compile("SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|TEMP|TMP|USERPROFILE|HOMEDRIVE|HOMEPATH|(LOCAL)?APPDATA"
				+ "|PROGRAM(FILES|DATA).*|COMMONPROGRAM.*|PROCESSOR_.*|NUMBER_OF_PROCESSORS|OS");

	private static final boolean WINDOWS = File.separatorChar == '\\';

	private final Session session = Session.ofThisSystem();

	public Program start(Launch launch) throws IOException {
		String name = launch.words().get(0);
		Commands.find(name, launch.directory())
			.orElseThrow(() -> new AdvisedException("There is no command %s here".formatted(name),
					"Look for a typo in the command, and check whether %s is installed".formatted(name), null));
		ProgramFolder folder = new ProgramFolder(launch.input());
		try {
			String mark = UUID.randomUUID().toString();
			List<String> command = new ArrayList<>(this.session.prefix());
			command.addAll(Reaper.prefix(folder.orphans()));
			command.addAll(launch.words());
			ProcessBuilder builder = new ProcessBuilder(command).directory(launch.directory().toFile())
				.redirectInput(folder.input().toFile());
			setEnvironment(builder.environment(), launch, folder);
			builder.environment().put(MARK, mark);
			return program(builder.start(), MARK + "=" + mark, folder, launch);
		}
		catch (IOException | RuntimeException | Error ex) {
			folder.delete();
			throw ex;
		}
	}

	private Program program(Process process, String mark, ProgramFolder folder, Launch launch) {
		try {
			return new Program(process, mark, folder, this.session, launch);
		}
		catch (RuntimeException | Error ex) {
			// For example, no thread is left to read its output.
			process.destroyForcibly();
			throw ex;
		}
	}

	private static void setEnvironment(Map<String, String> environment, Launch launch, ProgramFolder folder) {
		environment.keySet().removeIf((variable) -> !isAllowed(variable, launch.environment()));
		environment.put("CHECKED_PROGRAM_NOTES", folder.notes().toString());
		if (launch.loopbackPort() != null) {
			environment.put("CHECKED_PROGRAM_LOOPBACK", "true");
			environment.put("CHECKED_PROGRAM_PORT", String.valueOf(launch.loopbackPort()));
		}
		environment.put("PYTHONUNBUFFERED", "1");
		environment.put("PYTHONDONTWRITEBYTECODE", "1");
		environment.put("PYTHONIOENCODING", "utf-8");
		environment.merge("PYTHONPATH", folder.hook().toString(),
				// An empty element would mean the working directory.
				(theirs, ours) -> theirs.isEmpty() ? ours : ours + File.pathSeparator + theirs);
	}

	static boolean isAllowed(String variable, Set<String> further) {
		String name = WINDOWS ? variable.toUpperCase(Locale.ROOT) : variable;
		return ALLOWED.matcher(name).matches() || WINDOWS && ALLOWED_ON_WINDOWS.matcher(name).matches()
				|| further.contains(variable);
	}

}
