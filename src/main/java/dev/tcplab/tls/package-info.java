/**
 * Secures connections, of servers and of clients, with the SSL bundles of Spring Boot.
 */
@NullMarked
package dev.tcplab.tls;

import org.jspecify.annotations.NullMarked;
