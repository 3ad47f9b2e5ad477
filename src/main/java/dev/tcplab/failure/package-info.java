/**
 * Failures that say what happened and what to do.
 */
@NullMarked
package dev.tcplab.failure;

import org.jspecify.annotations.NullMarked;
