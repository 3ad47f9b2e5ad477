/** Threads, deadlines, and failures with advice. */
@NullMarked
package dev.tcplab.support;

import org.jspecify.annotations.NullMarked;
