/** The client: {@code talk()} over an outbound gateway. */
@NullMarked
package dev.tcplab.client;

import org.jspecify.annotations.NullMarked;
