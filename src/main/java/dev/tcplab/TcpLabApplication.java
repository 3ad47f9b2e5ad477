package dev.tcplab;

import dev.tcplab.app.LabConfiguration;
import dev.tcplab.app.Launcher;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/**
 * TCP servers and clients for a class on sockets, and for anyone who tests against TCP.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(LabConfiguration.class)
public class TcpLabApplication {

	/**
	 * Runs until nothing is left to do.
	 * @param args words and options, such as {@code echo3 --port=8083}
	 * @throws InterruptedException if the wait for the servers is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		System.exit(Launcher.run(TcpLabApplication.class, args));
	}

}
