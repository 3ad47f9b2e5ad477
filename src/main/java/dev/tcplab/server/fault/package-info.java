/**
 * Faults on demand: which connections meet them, and how they change an answer.
 */
@NullMarked
package dev.tcplab.server.fault;

import org.jspecify.annotations.NullMarked;
