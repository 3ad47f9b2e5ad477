package dev.tcplab.server.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Reply;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.fault.ConnectionFaults;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers, each in one write, because the lesson's clients read once.
 */
record AnswerWriter(ServerSettings settings, MessageCodec codec, Failures failures) {

	Answer write(ClientSocket client, Reply reply, @Nullable ConnectionFaults faults) {
		try {
			if (!reply.delay().isZero()) {
				client.pause(reply.delay());
			}
			byte[] answer = reply.answer();
			if (answer == null) {
				return Answer.none(reply);
			}
			client.deadline().set(this.settings.writeTimeout());
			if (faults != null) {
				return new FaultyAnswer(this, client, faults).write(answer).by(reply);
			}
			client.output().write(frame(answer));
			return Answer.complete().by(reply);
		}
		catch (IllegalArgumentException ex) {
			return Answer.none(Outcome.ERROR, this.failures.answerTooLong(ex));
		}
		catch (IOException ex) {
			Failed failed = this.failures.duringAnswer(client, Set.of());
			return Answer.none(failed.outcome(), failed.reason());
		}
		finally {
			client.deadline().clear();
		}
	}

	// With codec recv, the line feed stays, because the lesson's clients expect it.
	byte[] withoutLineFeed(byte[] answer) {
		boolean endsWithLineEnding = answer.length > 0 && answer[answer.length - 1] == '\n';
		return (endsWithLineEnding && this.settings.codec() != Codec.RECV) ? Arrays.copyOf(answer, answer.length - 1)
				: answer;
	}

	// Leaves the deadline as it is, because the message does not answer another one.
	void writeUnsolicited(ClientSocket client, byte[] message) {
		try {
			client.output().write(frame(withoutLineFeed(message)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] frame(byte[] text) {
		return this.codec.encode(text);
	}

}
