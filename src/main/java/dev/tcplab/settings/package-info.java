/**
 * What the settings of all parts have in common.
 */
@NullMarked
package dev.tcplab.settings;

import org.jspecify.annotations.NullMarked;
