package dev.tcplab.server.replicas;

import java.util.List;

/**
 * What a replica knows, and says when it says that it lives.
 *
 * @param generation the generation that it knows, empty if none
 * @param highest the highest number that it knows
 * @param counts what it has counted, as {@link Counts} writes it
 * @param clients of each own client its number, what was sent for it, and 1 if it was
 * heard; empty if Redis knows of them
 */
record Report(String generation, long highest, String counts, List<String> clients) {

}
