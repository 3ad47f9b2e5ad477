package dev.tcplab.mode;

import java.util.List;

import dev.tcplab.client.TalkException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

@Component
class ModeRunner implements ApplicationRunner {

	private final ObjectProvider<Mode> modes;

	private final Failures failures;

	ModeRunner(ObjectProvider<Mode> modes, Failures failures) {
		this.modes = modes;
		this.failures = failures;
	}

	@Override
	public void run(ApplicationArguments arguments) throws Exception {
		List<Mode> modes = this.modes.orderedStream().toList();
		for (Mode mode : modes) {
			try {
				mode.run(this.failures);
			}
			catch (TalkException ex) {
				this.failures.report(ex.getMessage());
			}
		}
	}

}
