package dev.tcplab.web.board;

import java.io.IOException;

/**
 * A student with a browser whose connections come from the student's address.
 */
record Desk(Student student, Relay relay, Browser browser) implements AutoCloseable {

	static Desk of(Student student, BoardLab lab) throws IOException {
		return new Desk(student, new Relay(student.address(), lab.url().getPort()), Browser.open());
	}

	/**
	 * Opens the class page.
	 */
	void open(int width, int height, String scheme) {
		this.browser.screen(width, height, scheme);
		this.browser.go("http://127.0.0.1:%d/class".formatted(this.relay.port()));
		this.browser.await("#connection", "Live");
	}

	void say(String name) {
		this.browser.one("#name").clear();
		this.browser.one("#name").sendKeys(name);
		this.browser.click("#name-form button");
		this.browser.await("#name-status", "Saved");
	}

	/**
	 * Asks for a check of a server, and waits for its result.
	 */
	void check(String exercise, int port, String result) {
		this.browser.click("[name=kind][value=server] + span");
		this.browser.select("#check-exercise", exercise);
		this.browser.one("#check-port").clear();
		this.browser.one("#check-port").sendKeys(String.valueOf(port));
		this.browser.click("#check-start");
		this.browser.await("#check-status[data-result=%s]".formatted(result), exercise.split(" ")[0]);
	}

	@Override
	public void close() throws IOException {
		this.browser.close();
		this.relay.close();
	}

}
