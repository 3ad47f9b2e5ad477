/**
 * Faults on demand: which connections meet them, and what they do to an answer.
 */
@NullMarked
package dev.tcplab.server.fault;

import org.jspecify.annotations.NullMarked;
