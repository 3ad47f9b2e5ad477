/**
 * The network side of the servers: from the accept of a connection to its close.
 */
@NullMarked
package dev.tcplab.server.engine;

import org.jspecify.annotations.NullMarked;
