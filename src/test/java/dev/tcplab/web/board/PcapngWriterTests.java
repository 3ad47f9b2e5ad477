package dev.tcplab.web.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bytes of a pcapng file.
 */
class PcapngWriterTests {

	private static final String SECTION = """
			0a0d0d0a 00000038 1a2b3c4d 00010000 ffffffffffffffff
			00010005 68656c6c 6f000000 00040007 54435020 4c616200 00000000 00000038
			""";

	private static final String INTERFACE = """
			00000001 0000002c 00650000 00000000
			00020007 7463702d 6c616200 00090001 09000000 00000000 0000002c
			""";

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	@Test
	void beginsWithSectionAndInterface() throws IOException {
		new PcapngWriter(this.file, "hello");
		assertThat(this.file.toByteArray()).isEqualTo(bytes(SECTION + INTERFACE));
	}

	@Test
	void writesPacketWithTimeLengthsAndComment() throws IOException {
		PcapngWriter writer = new PcapngWriter(this.file, "hello");
		this.file.reset();
		Instant at = Instant.ofEpochSecond(1_800_000_000, 123_456_789);
		writer.write(at, new byte[] { 1, 2, 3, 4, 5 }, 9, "é");
		ByteBuffer time = ByteBuffer.allocate(8).putLong(1_800_000_000_123_456_789L);
		assertThat(this.file.toByteArray())
			.isEqualTo(bytes("00000006 00000034 00000000" + HexFormat.of().formatHex(time.array())
					+ "00000005 00000009 01020304 05000000" + "00010002 c3a90000 00000000 00000034"));
	}

	@Test
	void writesPacketWithoutComment() throws IOException {
		PcapngWriter writer = new PcapngWriter(this.file, "hello");
		this.file.reset();
		writer.write(Instant.EPOCH, new byte[4], 4, null);
		assertThat(this.file.toByteArray()).isEqualTo(
				bytes("00000006 00000028 00000000 00000000 00000000 00000004 00000004 00000000 00000000 00000028"));
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
	}

}
