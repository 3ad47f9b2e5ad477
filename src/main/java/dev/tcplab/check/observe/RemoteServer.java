package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.InetSocketAddress;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.observe.ServerObservation.BindProblem;
import dev.tcplab.check.program.TestedServer;

/** Talks to a server that runs elsewhere. */
public final class RemoteServer implements RemoteProgram {

	private final InetSocketAddress address;

	private final Conversation conversation;

	public RemoteServer(Exercise exercise, Timeouts timeouts, InetSocketAddress address) {
		this.address = address;
		this.conversation = new Conversation(exercise, TestedServer.ELSEWHERE, address, timeouts);
	}

	@Override
	public ServerObservation observe() throws IOException, InterruptedException {
		return observation(this.conversation.hold());
	}

	@Override
	public ServerObservation soFar() {
		return observation(Talks.unfinished(this.conversation.talks()));
	}

	private ServerObservation observation(Talks talks) {
		return ServerObservation.of(ProgramObservation.ELSEWHERE, this.address, BindProblem.NONE, talks,
				Interrupt.NOT_TRIED);
	}

	@Override
	public void close() {
		// Each client has a deadline.
	}

}
