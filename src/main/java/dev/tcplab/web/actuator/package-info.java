/**
 * What HTTP shows and manages.
 */
@NullMarked
package dev.tcplab.web.actuator;

import org.jspecify.annotations.NullMarked;
