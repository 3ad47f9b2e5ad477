package dev.tcplab.server;

import java.time.Instant;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.TcpInboundGatewaySpec;

/**
 * A server of this process. Any number of threads may use it at once.
 */
public interface TcpServer {

	/**
	 * The message header with the client's number, a {@code long} that starts at 1. The
	 * headers of {@link org.springframework.integration.ip.IpHeaders} have the client's
	 * own address, even behind a proxy.
	 */
	String CLIENT_NUMBER = "tcpLab_clientNumber";

	/**
	 * Returns the inbound gateway with which the integration flow begins that makes the
	 * answers. The flow must reply with {@code byte[]}, or with {@code String}, which is
	 * sent in UTF-8. Any other reply is an error of the server, and the client gets no
	 * answer.
	 * @return an inbound gateway that sends each client's message into the flow as a
	 * {@code byte[]}
	 */
	TcpInboundGatewaySpec gateway();

	/**
	 * Returns an integration flow for a server whose answers depend only on the message.
	 * @param answer returns the answer to a message; several threads may call it at once
	 * @return the flow, to be registered as a bean
	 */
	default IntegrationFlow answering(UnaryOperator<byte[]> answer) {
		return IntegrationFlow.from(gateway()).transform(new AnswerTransformer(answer)).get();
	}

	/**
	 * Returns the server's name.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the settings in force.
	 * @return the settings
	 */
	ServerSettings settings();

	/**
	 * Returns the state.
	 * @return the current state
	 */
	ServerState state();

	/**
	 * Returns why the server has failed.
	 * @return the reason, or {@code null} in any other state
	 */
	@Nullable String failure();

	/**
	 * Returns the last error that cost a client its answer, such as a lack of file
	 * descriptors.
	 * @return the error, or {@code null} if there was none
	 */
	@Nullable ServerError lastError();

	/**
	 * Returns the port on which the server listens.
	 * @return the port; while the server does not listen, the last one or the configured
	 * one, which may be 0
	 */
	int port();

	/**
	 * Returns when the server last began to listen.
	 * @return the moment, or {@code null} if it never has
	 */
	@Nullable Instant startedAt();

	/**
	 * Returns the counts and the latest clients since the last reset, all at one moment.
	 * @return the snapshot
	 */
	ServerSnapshot snapshot();

	/**
	 * Returns how many clients are connected to this process now.
	 * @return the number
	 */
	long active();

	/**
	 * Returns how many clients were accepted since the process began.
	 * @return the number, which never decreases
	 */
	long totalAccepted();

	/**
	 * Returns how many clients were rejected since the process began.
	 * @return the number, which never decreases
	 */
	long totalRejected();

	/**
	 * Returns how many clients got no answer for a certain cause since the process began.
	 * This includes clients that were never admitted.
	 * @param cause the cause
	 * @return the number, which never decreases
	 */
	long totalUnanswered(Unanswered.Cause cause);

	/**
	 * Returns the faults on demand.
	 * @return the current faults; {@link FaultSettings#NONE} if they are off
	 */
	FaultSettings faults();

	/**
	 * Returns the control that starts, stops, and resets the server.
	 * @return the control
	 */
	ServerControl control();

}
