/** The transcript: standard output, and how text looks on it. */
@NullMarked
package dev.tcplab.console;

import org.jspecify.annotations.NullMarked;
