/**
 * The lesson's servers, one small file each, and the TCP machinery that they share.
 */
@NullMarked
package dev.tcplab.server;

import org.jspecify.annotations.NullMarked;
