package dev.tcplab.web.board;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts one browser and one application for all tests of the page.
 */
final class SharedBoard implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		Shared shared = context.getRoot()
			.getStore(Namespace.create(SharedBoard.class))
			.computeIfAbsent(Shared.class, (key) -> Shared.start(), Shared.class);
		AbstractBoardIT.browser = shared.browser();
		AbstractBoardIT.lab = shared.lab();
	}

	/**
	 * What all tests share.
	 */
	record Shared(Browser browser, BoardLab lab) implements AutoCloseable {

		static Shared start() {
			Browser browser = Browser.open();
			return new Shared(browser, BoardLab.start("--tcp-lab.servers.teacher.keep-open=true"));
		}

		@Override
		public void close() {
			this.browser.close();
			this.lab.close();
		}

	}

}
