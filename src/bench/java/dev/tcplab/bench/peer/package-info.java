/**
 * The servers beside which ours are measured: each reads once, answers and closes.
 */
@NullMarked
package dev.tcplab.bench.peer;

import org.jspecify.annotations.NullMarked;
