/**
 * A TCP server for tests of clients, as an extension of JUnit Jupiter.
 */
@NullMarked
package dev.tcplab.testing;

import org.jspecify.annotations.NullMarked;
