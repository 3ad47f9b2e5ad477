/** The class page: students see their own exchanges and check their own programs. */
@NullMarked
package dev.tcplab.web.classroom;

import org.jspecify.annotations.NullMarked;
