/**
 * What is seen and steered over HTTP.
 */
@NullMarked
package dev.tcplab.actuate;

import org.jspecify.annotations.NullMarked;
