package dev.tcplab.mode.load;

import java.util.concurrent.locks.LockSupport;

import dev.tcplab.client.TcpClient;

/**
 * A client that talks on a thread of its own.
 *
 * @param client how it talks
 * @param message what it says
 * @param schedule when it talks
 * @param outcomes told of each exchange
 */
record BlockingClient(TcpClient client, byte[] message, Schedule schedule, Outcomes outcomes) implements Runnable {

	@Override
	public void run() {
		long begin;
		while ((begin = this.schedule.next()) != Schedule.OVER) {
			if (await(begin)) {
				exchange(begin);
			}
		}
	}

	private boolean await(long moment) {
		long nanos;
		while ((nanos = moment - this.schedule.now()) > 0 && !this.schedule.isOver()) {
			LockSupport.parkNanos(nanos);
		}
		return nanos <= 0;
	}

	private void exchange(long begin) {
		try {
			this.outcomes.answered(begin, this.client.talkDirectly(this.message));
		}
		// Also an error, such as one for lack of memory, is one exchange's only.
		catch (RuntimeException | Error ex) {
			this.outcomes.failed(ex);
		}
	}

}
