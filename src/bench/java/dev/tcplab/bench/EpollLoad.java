package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A client in C that takes as little of the machine as a client can, so that the server
 * has the rest. Each of its clients begins its next exchange as soon as it is answered.
 *
 * @param clients how many at once
 * @param duration how long
 * @param traffic what they send
 */
record EpollLoad(int clients, Duration duration, Traffic traffic) implements Clients {

	EpollLoad(int clients, Duration duration) {
		this(clients, duration, Traffic.LESSON);
	}

	@Override
	public LoadReport talkTo(Server server) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of(Places.EPOLL_CLIENT.toString(), Integer.toString(server.port()),
				Integer.toString(this.clients), Long.toString(this.duration.toSeconds())));
		words.addAll(this.traffic.words());
		Command command = new Command("epoll", words);
		command.load(server, this.duration.plus(PATIENCE));
		return LoadReport.parse(Files.readString(command.log()));
	}

}
