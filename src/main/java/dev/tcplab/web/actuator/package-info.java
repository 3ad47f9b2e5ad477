/**
 * What is seen and steered over HTTP.
 */
@NullMarked
package dev.tcplab.web.actuator;

import org.jspecify.annotations.NullMarked;
