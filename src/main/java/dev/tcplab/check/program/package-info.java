/**
 * Somebody else's program as a process: started, watched, and ended with all that it has
 * started.
 */
@NullMarked
package dev.tcplab.check.program;

import org.jspecify.annotations.NullMarked;
