/**
 * What a difference between an exercise and a program means, in words.
 */
@NullMarked
package dev.tcplab.check.judge;

import org.jspecify.annotations.NullMarked;
