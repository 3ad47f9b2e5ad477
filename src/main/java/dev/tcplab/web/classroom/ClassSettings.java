package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.util.List;

import dev.tcplab.protocol.proxy.AddressRange;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the page for students.
 *
 * @param enabled whether students can use the page
 * @param teachers IP addresses and ranges of teachers; they can use everything
 * @param ports ports for checks of clients, such as 9100-9107; any free port by default
 */
public record ClassSettings(@DefaultValue("false") boolean enabled,
		@DefaultValue("127.0.0.0/8,::1") List<AddressRange> teachers, @Nullable PortRange ports) {

	/** The property that turns the page on. */
	public static final String ENABLED = "tcp-lab.class.enabled";

	public ClassSettings {
		check(!teachers.isEmpty(), "teachers", "", "at least one address or range");
	}

	boolean isTeacher(InetAddress address) {
		return this.teachers.stream().anyMatch((range) -> range.contains(address));
	}

}
