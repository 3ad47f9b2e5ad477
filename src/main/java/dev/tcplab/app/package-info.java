/** How the application starts: modes, settings, and explanations of failures. */
@NullMarked
package dev.tcplab.app;

import org.jspecify.annotations.NullMarked;
