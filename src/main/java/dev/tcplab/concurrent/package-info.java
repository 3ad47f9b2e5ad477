/**
 * The threads that servers and clients share: those that block on sockets, and the one
 * that closes sockets in time.
 */
@NullMarked
package dev.tcplab.concurrent;

import org.jspecify.annotations.NullMarked;
