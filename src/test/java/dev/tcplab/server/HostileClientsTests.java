package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.codec.Hostile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random and mutated messages on real connections.
 */
@Timeout(300)
class HostileClientsTests {

	/**
	 * Messages for each codec; the soak and hostile runs have more.
	 */
	private static final int MESSAGES = Integer.getInteger("soak.hostile", 200);

	private static final long SEED = 20264;

	@ParameterizedTest
	@EnumSource
	void answersValidMessagesAndCountsOthers(Codec codec) throws Exception {
		Hostile hostile = new Hostile(codec, SEED);
		try (TestServer echo = TestServer.start("codec=" + codec.name().toLowerCase(Locale.ROOT),
				"message-size=" + Hostile.MESSAGE_SIZE)) {
			ExecutorService clients = Executors.newFixedThreadPool(16);
			List<Future<byte[]>> answers = new ArrayList<>();
			List<byte[]> expected = new ArrayList<>();
			for (int i = 0; i < MESSAGES; i++) {
				byte[] bytes = hostile.next();
				expected.add(hostile.answer(bytes));
				answers.add(clients.submit(() -> answer(echo.port(), bytes)));
			}
			for (int i = 0; i < MESSAGES; i++) {
				assertThat(answers.get(i).get()).as("message %d of seed %d", i, SEED).isEqualTo(expected.get(i));
			}
			clients.shutdown();
			echo.awaitIdle();
			long malformed = expected.stream().filter((answer) -> answer.length == 0).count();
			assertThat(echo.server().snapshot().counts().exchanges()).containsEntry(Outcome.ERROR, malformed)
				.containsEntry(Outcome.ANSWERED, MESSAGES - malformed);
			assertThat(echo.server().lastError()).isNull();
			assertThat(echo.lines()).allMatch((line) -> line.chars().noneMatch(Character::isISOControl));
		}
	}

	private static byte[] answer(int port, byte[] bytes) {
		try (Wire client = Wire.connect(port)) {
			return client.send(bytes).halfClose().receiveAll();
		}
		catch (IOException ex) {
			// Closed before all of it was read.
			return new byte[0];
		}
	}

}
