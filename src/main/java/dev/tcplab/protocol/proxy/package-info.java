/**
 * The PROXY protocol, in which a load balancer names the client of a connection.
 */
@NullMarked
package dev.tcplab.protocol.proxy;

import org.jspecify.annotations.NullMarked;
