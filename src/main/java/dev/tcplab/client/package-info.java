/**
 * The client of TCP servers: {@link dev.tcplab.client.TcpClient} for other applications
 * too.
 */
@NullMarked
package dev.tcplab.client;

import org.jspecify.annotations.NullMarked;
