package dev.tcplab.web.board;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tcplab.server.Keys;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Adds an SSL bundle named {@code lab} with a new key and its certificate.
 */
class BoardCertificate implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		try {
			Path directory = Files.createTempDirectory("board");
			Keys.make(directory, "server").writePem(directory);
			TestPropertyValues.of(
					"spring.ssl.bundle.pem.lab.keystore.certificate="
							+ Files.readString(directory.resolve("server.crt")),
					"spring.ssl.bundle.pem.lab.keystore.private-key="
							+ Files.readString(directory.resolve("server.key")))
				.applyTo(context);
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
