/**
 * The API of TCP servers: how to define, observe, and control them.
 */
@NullMarked
package dev.tcplab.server;

import org.jspecify.annotations.NullMarked;
