package dev.tcplab;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * TCP servers for a class on sockets, and for anyone who tests against TCP.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class TcpLabApplication {

	/**
	 * Runs the application.
	 * @param args what Spring Boot takes
	 */
	public static void main(String[] args) {
		SpringApplication.run(TcpLabApplication.class, args);
	}

}
