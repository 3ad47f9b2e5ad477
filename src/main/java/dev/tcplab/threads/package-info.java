/**
 * The threads on which servers and clients wait for each other.
 */
@NullMarked
package dev.tcplab.threads;

import org.jspecify.annotations.NullMarked;
