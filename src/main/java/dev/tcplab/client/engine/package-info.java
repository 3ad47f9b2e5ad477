/** The client over an outbound gateway of Spring Integration. */
@NullMarked
package dev.tcplab.client.engine;

import org.jspecify.annotations.NullMarked;
