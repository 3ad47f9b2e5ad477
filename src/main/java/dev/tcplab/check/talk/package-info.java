/**
 * What is said over TCP to a program that is checked, and by it.
 */
@NullMarked
package dev.tcplab.check.talk;

import org.jspecify.annotations.NullMarked;
