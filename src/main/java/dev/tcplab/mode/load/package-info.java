/** The load mode: drives a server with many clients, and measures it. */
@NullMarked
package dev.tcplab.mode.load;

import org.jspecify.annotations.NullMarked;
