/**
 * Tables for spreadsheets.
 */
@NullMarked
package dev.tcplab.csv;

import org.jspecify.annotations.NullMarked;
