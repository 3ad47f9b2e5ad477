/**
 * What came of checking a program, for people and for reports.
 */
@NullMarked
package dev.tcplab.check.verdict;

import org.jspecify.annotations.NullMarked;
