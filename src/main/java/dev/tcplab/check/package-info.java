/**
 * Judges programs that students write: starts them, is their clients or their server, and
 * says in words what is wrong.
 */
@NullMarked
package dev.tcplab.check;

import org.jspecify.annotations.NullMarked;
