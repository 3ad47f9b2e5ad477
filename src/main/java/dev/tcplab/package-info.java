/**
 * The application itself.
 */
@NullMarked
package dev.tcplab;

import org.jspecify.annotations.NullMarked;
