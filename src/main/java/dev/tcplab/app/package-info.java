/**
 * How the application begins: what can be run, with which settings, and in what words it
 * says that it cannot.
 */
@NullMarked
package dev.tcplab.app;

import org.jspecify.annotations.NullMarked;
