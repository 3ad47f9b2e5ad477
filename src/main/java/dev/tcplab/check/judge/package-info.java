/** Rules that compare an observation with an exercise and explain the difference. */
@NullMarked
package dev.tcplab.check.judge;

import org.jspecify.annotations.NullMarked;
