package dev.tcplab.bench;

import java.io.IOException;

/**
 * How a server does in the presence, or absence, of a crowd of idle clients.
 *
 * @param calm one client that talks at a modest rate
 * @param busy some clients that talk as fast as they are answered
 * @param residentMegabytes the resident memory
 * @param heapBytes what lives in the heap
 */
record Crowd(LoadReport calm, LoadReport busy, double residentMegabytes, double heapBytes) {

	static final int CALM_RATE = 500;

	static final int BUSY_CLIENTS = 16;

	static Crowd measure(Server server, Options options) throws IOException, InterruptedException {
		LoadReport calm = new Load(1, options, CALM_RATE).talkTo(server);
		LoadReport busy = new EpollLoad(BUSY_CLIENTS, options.round()).talkTo(server);
		double resident = server.usage().residentMegabytes();
		return new Crowd(calm, busy, resident, liveHeap(server));
	}

	/**
	 * What lives in the heap of ours, in bytes, after a garbage collection.
	 */
	static double liveHeap(Server server) throws IOException, InterruptedException {
		return new LiveHeap(Jdk.current(), server.usage().pid()).bytes();
	}

	double errors() {
		return this.calm.errors() + this.busy.errors();
	}

}
