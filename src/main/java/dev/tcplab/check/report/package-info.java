/** Reports of verdicts for people, spreadsheets, and autograders. */
@NullMarked
package dev.tcplab.check.report;

import org.jspecify.annotations.NullMarked;
