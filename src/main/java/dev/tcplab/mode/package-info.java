/** The client modes, such as {@code client-test}, and the runner that starts them. */
@NullMarked
package dev.tcplab.mode;

import org.jspecify.annotations.NullMarked;
