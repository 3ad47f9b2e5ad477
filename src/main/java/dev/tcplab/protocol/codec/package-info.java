/**
 * The bytes on the wire: where a message ends, and how an answer is framed.
 */
@NullMarked
package dev.tcplab.protocol.codec;

import org.jspecify.annotations.NullMarked;
