package dev.tcplab.server.net;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

import dev.tcplab.server.ServerSettings;
import dev.tcplab.wire.Codec;
import dev.tcplab.wire.MessageCodec;

/**
 * Writes the answers of one server, each in one piece: the lesson's clients read once.
 */
final class AnswerWriter {

	private final MessageCodec codec;

	private final boolean framed;

	private final boolean framedByLineEnd;

	AnswerWriter(ServerSettings settings, MessageCodec codec) {
		this.codec = codec;
		this.framed = settings.codec() != Codec.RECV;
		this.framedByLineEnd = settings.codec() == Codec.LF;
	}

	/**
	 * Writes an answer.
	 * @param answer the answer
	 * @param socket the connection, plain or secured
	 * @return what was written
	 * @throws IllegalArgumentException if the codec's frame has no room for it
	 * @throws IOException if the connection failed, or the client was too slow
	 */
	byte[] write(byte[] answer, Socket socket) throws IOException {
		byte[] frame = (this.framedByLineEnd && endsWithLineEnd(answer)) ? answer : frame(text(answer));
		socket.getOutputStream().write(frame);
		return frame;
	}

	private static boolean endsWithLineEnd(byte[] answer) {
		return answer.length > 0 && answer[answer.length - 1] == '\n';
	}

	/**
	 * The text of an answer ends with its line end, unless a frame says where it ends.
	 */
	byte[] text(byte[] answer) {
		return (this.framed && endsWithLineEnd(answer)) ? Arrays.copyOf(answer, answer.length - 1) : answer;
	}

	/**
	 * Frames the text of an answer.
	 * @param text the text
	 * @return what is to be written
	 * @throws IllegalArgumentException if the frame has no room for it
	 */
	byte[] frame(byte[] text) {
		return this.codec.encode(text);
	}

}
