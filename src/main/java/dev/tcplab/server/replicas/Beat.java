package dev.tcplab.server.replicas;

/**
 * What a replica hears when it says that it lives.
 *
 * @param generation the present generation
 * @param admitted how many clients are admitted in it
 * @param full whether these are all that the limit allows
 * @param complete whether all of these were heard
 * @param restoring whether nobody is admitted until all have told what they know
 */
record Beat(String generation, long admitted, boolean full, boolean complete, boolean restoring) {

}
