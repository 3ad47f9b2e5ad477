/**
 * Meters and health of the servers, in any application that has Micrometer or Spring
 * Boot's health.
 */
@NullMarked
package dev.tcplab.server.monitor;

import org.jspecify.annotations.NullMarked;
