package dev.tcplab.server;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The servers of this process. Any number of threads may use it at once.
 */
public interface TcpServers {

	/**
	 * Creates a server, which starts with the integration flow that begins with its
	 * {@linkplain TcpServer#gateway() gateway}.
	 * @param name its name, below which it has its own settings, and by convention that
	 * of its profile
	 * @param format what it prints
	 * @param defaults the settings whose default is its own, by their names, such as
	 * {@code limit}
	 * @return the server
	 * @throws ListenException if another server is to listen on the same port
	 * @throws dev.tcplab.failure.AdvisedException if its settings are at odds with each
	 * other
	 */
	TcpServer create(String name, TranscriptFormat format, Map<String, ?> defaults);

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
