/**
 * The client, {@code talk()} over an outbound gateway, and the modes that use it.
 */
@NullMarked
package dev.tcplab.client;

import org.jspecify.annotations.NullMarked;
