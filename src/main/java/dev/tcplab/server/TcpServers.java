package dev.tcplab.server;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The servers of this process. Any number of threads may use it at once.
 */
public interface TcpServers {

	/**
	 * Defines a server.
	 * @param name its name, in lowercase letters, digits, and hyphens. Its own settings
	 * are below {@code tcp-lab.servers.NAME}. By convention, its profile has the same
	 * name.
	 * @return a builder, which creates the server
	 */
	TcpServerBuilder server(String name);

	/**
	 * Finds a server.
	 * @param name its name
	 * @return the server, or {@code null} if this process has none of this name
	 */
	@Nullable TcpServer find(String name);

	/**
	 * Returns all servers of this process.
	 * @return the servers in the order of their creation
	 */
	List<TcpServer> all();

	/**
	 * Whether every server has finished by its limit and nobody is connected.
	 * @return whether there is nothing left to do
	 */
	boolean haveFinished();

	/**
	 * Waits until they {@linkplain #haveFinished() have finished}, or the application is
	 * closed.
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	void awaitFinished() throws InterruptedException;

}
