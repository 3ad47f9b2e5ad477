package dev.tcplab.check.exercise;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.AllowedValues;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

public final class Exercises {

	/** The names of the lesson's exercises. */
	public static final List<String> NAMES = List.of("happy", "echo1", "echo2", "echo3", "teacher", "client",
			"client-send", "client-test", "chat");

	public static final String FILE = "file:";

	private static final String HELP = "docs/exercises.md describes exercise files";

	private Exercises() {
	}

	/**
	 * Reads an exercise of the lesson, or one from a file if the name starts with
	 * {@code file:}.
	 */
	public static Exercise of(String name) {
		if (name.startsWith(FILE)) {
			return read(name, new FileSystemResource(name.substring(FILE.length())));
		}
		if (!NAMES.contains(name)) {
			throw new AdvisedException("Unknown exercise '%s' for tcp-lab.check.exercise".formatted(name),
					"Choose one of %s, or file:my-exercise.yml for one of your own".formatted(String.join(", ", NAMES)),
					null);
		}
		return read(name, new ClassPathResource("check/" + name + ".yml"));
	}

	/** Returns the exercises of the lesson whose program is a server. */
	public static List<Exercise> servers() {
		return Servers.ALL;
	}

	private static Exercise read(String name, Resource resource) {
		try {
			var sources = ConfigurationPropertySources.from(new YamlPropertySourceLoader().load(name, resource));
			return new Binder(sources)
				.bind(ConfigurationPropertyName.EMPTY, Bindable.of(Exercise.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
				.orElseThrow(() -> new AdvisedException("is empty", HELP, null));
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(name, ex);
		}
	}

	private static AdvisedException unreadable(String name, Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof AdvisedException fault) {
				return new AdvisedException("The exercise %s %s".formatted(name, fault.getMessage()), fault.advice(),
						failure);
			}
			if (cause instanceof FileNotFoundException) {
				return new AdvisedException("There is no file %s".formatted(name.substring(FILE.length())),
						"Look for a typo in the name after file:", failure);
			}
			if (cause instanceof UnboundConfigurationPropertiesException unknown) {
				return unknown(name, unknown.getUnboundProperties().iterator().next(), failure);
			}
			if (cause instanceof BindException wrong && wrong.getProperty() != null && wrong.getCause() != null) {
				ConfigurationProperty property = wrong.getProperty();
				return new AdvisedException(
						"The exercise %s has an invalid value '%s' for %s%s".formatted(name, property.getValue(),
								property.getName(), place(property)),
						"Allowed: " + AllowedValues.of(wrong.getTarget().getType()), failure);
			}
		}
		return new AdvisedException("The exercise %s cannot be read: %s".formatted(name,
				firstLine(NestedExceptionUtils.getMostSpecificCause(failure))), HELP, failure);
	}

	private static AdvisedException unknown(String name, ConfigurationProperty property, Exception failure) {
		return new AdvisedException(
				"The exercise %s has an unknown key %s%s".formatted(name, property.getName(), place(property)),
				"Allowed: " + keys(property.getName().toString()), failure);
	}

	private static String keys(String name) {
		Class<?> type = name.matches("(?:steps|each)\\b.*") ? Exercise.Step.class
				: name.startsWith("end.") ? Exercise.End.class : Exercise.class;
		return Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getName)
			.collect(Collectors.joining(", "));
	}

	private static String place(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		while (origin instanceof PropertySourceOrigin source) {
			origin = source.getOrigin();
		}
		return (origin instanceof TextResourceOrigin text && text.getLocation() != null)
				? " in line " + (text.getLocation().getLine() + 1) : "";
	}

	private static String firstLine(Throwable failure) {
		return String.join(" ", String.valueOf(failure.getMessage()).strip().split("\\s*\\R\\s*"));
	}

	/** Reads the exercises at first use. */
	private static final class Servers {

		private static final List<Exercise> ALL = NAMES.stream()
			.map(Exercises::of)
			.filter((exercise) -> exercise.kind() == Exercise.Kind.SERVER)
			.toList();

	}

}
