package dev.tcplab.web.board;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the page that shows the servers as they work.
 *
 * @param enabled whether there is a page
 * @param exchanges number of exchanges to keep, the newest ones, 0 to 10000
 * @param messageBytes maximum number of bytes to keep of each direction of an exchange, 0
 * to 64KB
 */
public record BoardSettings(@DefaultValue("true") boolean enabled, @DefaultValue("500") int exchanges,
		@DefaultValue("2048") DataSize messageBytes) {

	public static final String PREFIX = "tcp-lab.board";

	private static final DataSize LARGEST_MESSAGE = DataSize.ofKilobytes(64);

	public BoardSettings {
		check(exchanges >= 0 && exchanges <= 10_000, "exchanges", exchanges, "0 to 10000");
		check(messageBytes.toBytes() >= 0 && messageBytes.compareTo(LARGEST_MESSAGE) <= 0, "message-bytes",
				messageBytes, "0 to 64KB");
	}

}
