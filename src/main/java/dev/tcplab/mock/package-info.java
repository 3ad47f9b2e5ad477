/**
 * Servers that answer by rules from the configuration.
 */
@NullMarked
package dev.tcplab.mock;

import org.jspecify.annotations.NullMarked;
