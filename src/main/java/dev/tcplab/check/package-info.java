/** Check mode: runs students' programs, tests them, and explains their mistakes. */
@NullMarked
package dev.tcplab.check;

import org.jspecify.annotations.NullMarked;
