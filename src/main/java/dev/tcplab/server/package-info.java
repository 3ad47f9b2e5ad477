/**
 * TCP servers as their authors, their operators and their observers see them: what they
 * are made of, and what happens in them.
 */
@NullMarked
package dev.tcplab.server;

import org.jspecify.annotations.NullMarked;
