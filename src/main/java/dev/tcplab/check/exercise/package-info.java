/** Exercises as data. */
@NullMarked
package dev.tcplab.check.exercise;

import org.jspecify.annotations.NullMarked;
