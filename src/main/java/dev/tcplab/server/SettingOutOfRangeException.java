package dev.tcplab.server;

/**
 * A setting has a value that is of the right type, but not allowed.
 */
public class SettingOutOfRangeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final String allowed;

	SettingOutOfRangeException(String setting, Object value, String allowed) {
		super("%s is %s, allowed is %s".formatted(setting, value, allowed));
		this.setting = setting;
		this.value = value.toString();
		this.allowed = allowed;
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
