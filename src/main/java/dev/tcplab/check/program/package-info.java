/** A student's program as a process that is watched and ended with its children. */
@NullMarked
package dev.tcplab.check.program;

import org.jspecify.annotations.NullMarked;
