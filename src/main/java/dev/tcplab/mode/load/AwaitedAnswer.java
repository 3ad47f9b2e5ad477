package dev.tcplab.mode.load;

import java.io.IOException;
import java.time.Duration;

import dev.tcplab.client.engine.Answer;
import dev.tcplab.client.engine.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/** The answer to one message: finds its end, or the reason why it has none. */
final class AwaitedAnswer {

	private final Target target;

	private final Dialog dialog;

	private final Answer answer;

	AwaitedAnswer(Target target, Dialog dialog) {
		this.target = target;
		this.dialog = dialog;
		this.answer = new Answer(target.server(), target.options());
	}

	Duration patience() {
		return this.answer.patience();
	}

	boolean hasBegun() {
		return this.answer.hasBegun();
	}

	/** Returns the complete answer, or {@code null} if its end is not recognized yet. */
	@Nullable Reply read(ByteBuf bytes) throws IOException {
		if (this.dialog.isFramed()) {
			return new Reply(ByteBufUtil.getBytes(bytes), System.nanoTime());
		}
		while (bytes.isReadable()) {
			this.answer.read((buffer, offset) -> take(bytes, buffer, offset));
		}
		byte[] expected = this.dialog.expected();
		return (expected != null && this.answer.is(expected)) ? this.answer.closed() : null;
	}

	private static int take(ByteBuf bytes, byte[] buffer, int offset) {
		int length = Math.min(bytes.readableBytes(), buffer.length - offset);
		bytes.readBytes(buffer, offset, length);
		return length;
	}

	Reply silent() {
		if (hasBegun() && this.dialog.expected() == null) {
			throw new UnendedAnswerException(this.target.server(), patience().toMillis());
		}
		return this.answer.silent(null);
	}

	Reply closed() {
		if (this.dialog.isFramed()) {
			throw this.target.cutShort(this.dialog.codec());
		}
		return this.answer.closed();
	}

	Reply broken(IOException cause) {
		return this.answer.broken(cause);
	}

}
