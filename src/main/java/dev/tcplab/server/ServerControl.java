package dev.tcplab.server;

/**
 * Starts, stops, and resets one server, and sets its faults. Several threads may use it
 * at once; each start or stop waits for the one before it.
 */
public interface ServerControl {

	/**
	 * Starts to listen, unless the server already listens. If the configured port is 0, a
	 * restart uses the same port. Clients that are still connected have the stop timeout
	 * to finish, and this method waits for them.
	 * @throws ListenException if the port cannot be used, the limit allows no more
	 * clients, the application is shutting down, or the counts that the server shares
	 * with other processes cannot be reached
	 */
	void start();

	/**
	 * Stops listening. Exchanges in progress get the stop timeout to finish, and this
	 * method waits for them.
	 */
	void stop();

	/**
	 * Forgets the counts and the clients, in all processes that share them: the next
	 * client is number 1, and the limit counts from there. A server that has finished
	 * does not start again by itself.
	 * @return false if another process that shares the counts has not received the reset
	 * within 3 seconds, so the reset is still in progress
	 * @throws LedgerAwayException if the shared counts cannot be reached
	 */
	boolean reset();

	/**
	 * Replaces the faults for clients that connect from now on.
	 * @param faults all settings; {@link FaultSettings#NONE} turns the faults off
	 */
	void setFaults(FaultSettings faults);

}
