/**
 * Servers for the tests of other programs.
 */
@NullMarked
package dev.tcplab.testing;

import org.jspecify.annotations.NullMarked;
