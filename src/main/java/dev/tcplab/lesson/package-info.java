/**
 * The lesson's servers, one file each, made of what anybody's servers are made of.
 */
@NullMarked
package dev.tcplab.lesson;

import org.jspecify.annotations.NullMarked;
