/**
 * Secures connections of servers and clients with the SSL bundles of Spring Boot.
 */
@NullMarked
package dev.tcplab.protocol.tls;

import org.jspecify.annotations.NullMarked;
