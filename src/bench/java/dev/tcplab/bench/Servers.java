package dev.tcplab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that run side by side, warmed up.
 */
final class Servers implements AutoCloseable {

	private final List<Server> servers = new ArrayList<>();

	static Servers start(List<Peer> peers, Options options) throws IOException, InterruptedException {
		Servers running = new Servers();
		try {
			for (Peer peer : peers) {
				Progress.say("Starting and warming up: %s", peer.name());
				Server server = Server.start(peer);
				running.servers.add(server);
				new EpollLoad(64, options.warmUp(), peer.traffic()).talkTo(server);
			}
			return running;
		}
		catch (Exception ex) {
			running.close();
			throw ex;
		}
	}

	List<Server> list() {
		return this.servers;
	}

	@Override
	public void close() throws IOException {
		for (Server server : this.servers) {
			server.close();
		}
	}

}
