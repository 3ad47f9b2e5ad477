/**
 * Verdicts as files, for people, spreadsheets and the systems that collect them.
 */
@NullMarked
package dev.tcplab.check.report;

import org.jspecify.annotations.NullMarked;
