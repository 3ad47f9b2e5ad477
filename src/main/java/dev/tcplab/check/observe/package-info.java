/** Observers that run a program, exchange messages with it, and record the result. */
@NullMarked
package dev.tcplab.check.observe;

import org.jspecify.annotations.NullMarked;
