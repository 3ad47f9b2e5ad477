/**
 * How HTTP starts: its port, who is answered, and what is reported if it cannot listen.
 */
@NullMarked
package dev.tcplab.web.http;

import org.jspecify.annotations.NullMarked;
