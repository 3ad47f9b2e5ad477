package dev.tcplab;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Initializes the state that all binders of Spring Boot share, before test classes run in
 * parallel. This is not thread-safe: if two threads bind first, the conversion of some
 * types, such as paths, may fail until the process ends.
 */
public class SharedBinder implements BeforeAllCallback {

	static {
		new Binder(new MapConfigurationPropertySource(Map.of("path", "."))).bind("path", Path.class);
	}

	// The work is done once, when the class is initialized.
	@Override
	public void beforeAll(ExtensionContext context) {
	}

}
