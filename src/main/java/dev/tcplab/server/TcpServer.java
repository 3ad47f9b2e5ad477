package dev.tcplab.server;

import java.time.Instant;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.TcpInboundGatewaySpec;

/**
 * A server of this process. Several threads may use it at once. Its totals count from the
 * start of the process and never decrease, not even by a reset.
 */
public interface TcpServer {

	/**
	 * The message header with the client's number, a {@code long} that starts at 1. The
	 * headers of {@link org.springframework.integration.ip.IpHeaders} have the client's
	 * own address, even behind a proxy.
	 */
	String CLIENT_NUMBER = "tcpLab_clientNumber";

	/**
	 * The message header with the {@link ClientConnection}.
	 */
	String CONNECTION = "tcpLab_connection";

	/**
	 * Returns the inbound gateway that starts the integration flow of this server. It
	 * sends each client's message into the flow as a {@code byte[]}. The flow must reply
	 * with {@code byte[]}, with {@code String}, which is sent in UTF-8, or with a
	 * {@link Reply}. Any other reply is an error of the server, and the client gets no
	 * answer.
	 */
	TcpInboundGatewaySpec gateway();

	/**
	 * Returns an integration flow, to be registered as a bean, for a server whose answers
	 * depend only on the message.
	 * @param answer returns the answer to a message; several threads may call it at once
	 */
	default IntegrationFlow answering(UnaryOperator<byte[]> answer) {
		return IntegrationFlow.from(gateway()).transform(new AnswerTransformer(answer)).get();
	}

	/**
	 * Returns an integration flow, to be registered as a bean, for a server whose replies
	 * depend on the message and the client, or end the connection.
	 */
	default IntegrationFlow replying(Responder responder) {
		return IntegrationFlow.from(gateway()).transform(new AnswerTransformer(responder)).get();
	}

	String name();

	/**
	 * Returns the settings that were in force when the server was created.
	 */
	ServerSettings settings();

	ServerState state();

	/**
	 * Returns why the server has failed; {@code null} in any other state.
	 */
	@Nullable String failure();

	/**
	 * Returns the last error that cost a client its answer, such as a lack of file
	 * descriptors; {@code null} if there was none.
	 */
	@Nullable ServerError lastError();

	/**
	 * Returns the port on which the server listens. While it does not listen, this is the
	 * last port or the configured one, which may be 0.
	 */
	int port();

	/**
	 * Returns when the server last started to listen; {@code null} if it never did.
	 */
	@Nullable Instant startedAt();

	/**
	 * Returns the counts and the latest clients since the last reset, all at one moment.
	 */
	ServerSnapshot snapshot();

	/**
	 * Returns how many clients are connected to this process now.
	 */
	long active();

	long totalAccepted();

	long totalRejected();

	/**
	 * Returns how many clients got no answer for this cause, including clients that were
	 * never admitted.
	 */
	long totalUnanswered(Unanswered.Cause cause);

	/**
	 * Returns the current faults on demand; {@link FaultSettings#NONE} if they are off.
	 */
	FaultSettings faults();

	ServerControl control();

}
