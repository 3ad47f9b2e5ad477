package dev.tcplab.server;

import java.time.Instant;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.TcpInboundGatewaySpec;

/**
 * One of the servers of this process. Any number of threads may use it at once.
 */
public interface TcpServer {

	/**
	 * The message header with the client's number, a {@code long} that starts at 1. The
	 * headers of {@link org.springframework.integration.ip.IpHeaders} have the client's
	 * own address, even behind a proxy.
	 */
	String CLIENT_NUMBER = "tcpLab_clientNumber";

	/**
	 * Starts the integration flow that makes the server's answers. The flow must reply
	 * with {@code byte[]}, or with {@code String}, which is sent in UTF-8. Any other
	 * reply is an error of the server, and the client gets no answer.
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
	 * Returns what the server does now.
	 * @return the state
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
	 * @return the port; while the server does not listen, the last one or as configured,
	 * where 0 is any free one
	 */
	int port();

	/**
	 * Returns when the server last began to listen.
	 * @return the moment, or {@code null} if it never has
	 */
	@Nullable Instant startedAt();

	/**
	 * Returns what the server has counted and whom it has served since it was last reset.
	 * @return all of it at one moment
	 */
	ServerSnapshot snapshot();

	/**
	 * Whether it is one server together with those of its name in other processes.
	 * @return whether {@link #snapshot()} has the counts of all of them
	 */
	boolean isShared();

	/**
	 * Returns what this process alone has counted since it was last reset.
	 * @return all of it at one moment
	 */
	ServerSnapshot local();

	/**
	 * Returns how many clients are connected to this process now.
	 * @return the number
	 */
	default long active() {
		return local().counts().active();
	}

	/**
	 * Returns how many clients were accepted since the process began.
	 * @return the number, which never becomes less
	 */
	long totalAccepted();

	/**
	 * Returns how many clients were rejected since the process began.
	 * @return the number, which never becomes less
	 */
	long totalRejected();

	/**
	 * Returns how the server answers badly on purpose.
	 * @return the settings in force, which may be off
	 */
	FaultSettings faults();

	/**
	 * Replaces how the server answers badly on purpose, for those who connect from now
	 * on.
	 * @param faults all settings; {@link FaultSettings#NONE} switches them off
	 */
	void setFaults(FaultSettings faults);

	/**
	 * Starts to listen, unless the server does so already; where the port is any free
	 * one, on the one that it had before. Clients from before get the stop timeout to
	 * finish, and are waited for.
	 * @throws ListenException if the port cannot be had, the limit allows no more
	 * clients, the application is shutting down, or the counts that it shares with other
	 * processes cannot be reached
	 */
	void start();

	/**
	 * Stops listening. Exchanges under way get the stop timeout to finish, and are waited
	 * for.
	 */
	void stop();

	/**
	 * Forgets the counts and the clients: the next client is the first one, and the limit
	 * begins anew, in all processes that share them. Does not start a server that has
	 * finished.
	 * @throws LedgerAwayException if what is shared with other processes cannot be
	 * reached
	 */
	void reset();

}
