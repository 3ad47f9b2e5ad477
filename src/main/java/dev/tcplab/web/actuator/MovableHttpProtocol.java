package dev.tcplab.web.actuator;

import java.net.BindException;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP on the port that is asked for, or on a free one where that is taken.
 */
public class MovableHttpProtocol extends Http11NioProtocol {

	private static final int ANY_PORT = 0;

	@Override
	public void start() throws Exception {
		try {
			super.start();
		}
		catch (BindException ex) {
			setPort(ANY_PORT);
			super.start();
		}
	}

}
