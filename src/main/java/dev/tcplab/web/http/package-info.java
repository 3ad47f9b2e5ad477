/** How HTTP starts: its port, the requests that it refuses, and failures to listen. */
@NullMarked
package dev.tcplab.web.http;

import org.jspecify.annotations.NullMarked;
