package dev.tcplab.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;

/**
 * Takes the answer to one message, or the error instead, from whatever thread makes it.
 */
final class AnswerChannel implements MessageChannel {

	private final CompletableFuture<Message<?>> answer = new CompletableFuture<>();

	@Override
	public boolean send(Message<?> message, long timeout) {
		return (message.getPayload() instanceof Throwable error) ? this.answer.completeExceptionally(error)
				: this.answer.complete(message);
	}

	/**
	 * Waits for the answer.
	 * @param millis for how long at most
	 * @return the answer, or {@code null} if there is none by then
	 * @throws MessagingException if there is an error instead
	 */
	@Nullable Message<?> await(long millis) {
		try {
			return this.answer.get(millis, TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new MessagingException("No answer was made", ex.getCause());
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

}
