package dev.tcplab.server;

/**
 * A client's admission.
 *
 * @param client the client
 * @param tally what counts the client
 * @param last whether the client is the last one that the limit allows
 */
record Ticket(Client client, Tally tally, boolean last) {
}
