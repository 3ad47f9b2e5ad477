/**
 * The PROXY protocol, by which a balancer tells whom a connection comes from.
 */
@NullMarked
package dev.tcplab.protocol.proxy;

import org.jspecify.annotations.NullMarked;
