package dev.tcplab.server;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The servers of this process. Several threads may use it at once.
 */
public interface TcpServers {

	/**
	 * Defines a server.
	 * @param name its name, in lowercase letters, digits, and hyphens. Its own settings
	 * are below {@code tcp-lab.servers.NAME}. By convention, its profile has the same
	 * name.
	 */
	TcpServerBuilder server(String name);

	/**
	 * Returns the server of this name, or {@code null} if this process has none.
	 */
	@Nullable TcpServer find(String name);

	/**
	 * Returns all servers of this process, in the order of their creation.
	 */
	List<TcpServer> all();

	/**
	 * Returns whether every server has finished by its limit and no client is connected.
	 */
	boolean haveFinished();

	/**
	 * Waits until all servers {@linkplain #haveFinished() have finished}, or the
	 * application is closed.
	 */
	void awaitFinished() throws InterruptedException;

}
