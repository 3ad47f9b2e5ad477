/**
 * Answers by rules: the condition of each rule, its answer, and why no rule matched.
 */
@NullMarked
package dev.tcplab.server.rule;

import org.jspecify.annotations.NullMarked;
