/** The board: one page that shows the servers as they work. */
@NullMarked
package dev.tcplab.web.board;

import org.jspecify.annotations.NullMarked;
