/**
 * Explains exchanges to a student: what happened, and what to change.
 */
@NullMarked
package dev.tcplab.server.explain;

import org.jspecify.annotations.NullMarked;
