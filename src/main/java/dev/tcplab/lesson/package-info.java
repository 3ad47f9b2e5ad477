/** The lesson's servers, one file each, built from the same parts as any server. */
@NullMarked
package dev.tcplab.lesson;

import org.jspecify.annotations.NullMarked;
