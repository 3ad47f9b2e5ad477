/** The actuator's endpoints, health, info, and meters. */
@NullMarked
package dev.tcplab.web.actuator;

import org.jspecify.annotations.NullMarked;
