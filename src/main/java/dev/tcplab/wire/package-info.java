/**
 * The bytes on the wire: what one message is, and how an answer is written.
 */
@NullMarked
package dev.tcplab.wire;

import org.jspecify.annotations.NullMarked;
