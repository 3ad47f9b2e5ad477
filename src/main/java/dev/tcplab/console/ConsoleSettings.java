package dev.tcplab.console;

import java.util.List;
import java.util.Set;

import dev.tcplab.support.SettingOutOfRangeException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the servers' transcript looks.
 *
 * @param prefix what stands in brackets before each line: "auto" is the server's name
 * when several servers run, "server" always its name, "client" the client's address and
 * port on the lines about a client, "server,client" both, "none" nothing
 * @param time whether the time of day stands before each line
 * @param transcript "text" is the lesson's lines, "json" one JSON object per line, "off"
 * nothing
 */
@ConfigurationProperties("tcp-lab.console")
public record ConsoleSettings(@DefaultValue("auto") List<Prefix> prefix, @DefaultValue("false") boolean time,
		@DefaultValue("off") Format transcript) {

	public ConsoleSettings {
		SettingOutOfRangeException.check(
				prefix.size() == 1 || Set.copyOf(prefix).equals(Set.of(Prefix.SERVER, Prefix.CLIENT)), "prefix", prefix,
				"auto, none, server, client, or server,client");
	}

	public enum Prefix {

		AUTO,

		NONE,

		SERVER,

		CLIENT

	}

	public enum Format {

		TEXT,

		JSON,

		OFF

	}

}
