/**
 * The bytes on the wire: what one message is, and how an answer is written.
 */
@NullMarked
package dev.tcplab.protocol.codec;

import org.jspecify.annotations.NullMarked;
