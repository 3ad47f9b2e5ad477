/**
 * Runs servers side by side, drives them with load and prints what was measured.
 */
@NullMarked
package dev.tcplab.bench;

import org.jspecify.annotations.NullMarked;
