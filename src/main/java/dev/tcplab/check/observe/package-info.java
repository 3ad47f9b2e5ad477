/**
 * Programs are started and talked to; what was seen of each is one immutable record.
 */
@NullMarked
package dev.tcplab.check.observe;

import org.jspecify.annotations.NullMarked;
