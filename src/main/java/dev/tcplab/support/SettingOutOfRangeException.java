package dev.tcplab.support;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/** A setting has a value of the right type that is not allowed. */
public class SettingOutOfRangeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final String allowed;

	private SettingOutOfRangeException(String setting, String value, String allowed) {
		super("%s is %s, allowed is %s".formatted(setting, value, allowed));
		this.setting = setting;
		this.value = value;
		this.allowed = allowed;
	}

	/** Throws unless allowed. {@code setting} is the last part of the property's name. */
	public static void check(boolean allowed, String setting, Object value, String range) {
		if (!allowed) {
			String text = (value instanceof Duration time) ? DurationStyle.SIMPLE.print(time) : value.toString();
			throw new SettingOutOfRangeException(setting, text, range);
		}
	}

	public String setting() {
		return this.setting;
	}

	public String value() {
		return this.value;
	}

	public String allowed() {
		return this.allowed;
	}

}
