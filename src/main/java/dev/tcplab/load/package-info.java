/**
 * The load mode: drives a server with many clients, and measures it.
 */
@NullMarked
package dev.tcplab.load;

import org.jspecify.annotations.NullMarked;
