package dev.tcplab.support;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * A setting has a value that is of the right type, but not allowed.
 */
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

	/**
	 * Checks a setting.
	 * @param allowed whether the value is allowed
	 * @param setting the setting's name, the last part of the property's
	 * @param value the value
	 * @param range what is allowed, in words
	 * @throws SettingOutOfRangeException if the value is not allowed
	 */
	public static void check(boolean allowed, String setting, Object value, String range) {
		if (!allowed) {
			String text = (value instanceof Duration time) ? DurationStyle.SIMPLE.print(time) : value.toString();
			throw new SettingOutOfRangeException(setting, text, range);
		}
	}

	/**
	 * Returns the setting's name, the last part of the property's.
	 * @return the name, such as {@code port}
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Returns the value that is not allowed.
	 * @return the value as text
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns what is allowed.
	 * @return the range in words
	 */
	public String allowed() {
		return this.allowed;
	}

}
