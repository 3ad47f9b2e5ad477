/**
 * The API of the client, {@link dev.tcplab.client.TcpClient}, also for other
 * applications.
 */
@NullMarked
package dev.tcplab.client;

import org.jspecify.annotations.NullMarked;
