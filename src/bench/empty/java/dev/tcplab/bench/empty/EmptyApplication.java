package dev.tcplab.bench.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Does nothing but answer the actuator's requests.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class EmptyApplication {

	public static void main(String[] args) {
		SpringApplication.run(EmptyApplication.class, args);
	}

}
