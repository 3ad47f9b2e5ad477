package dev.tcplab.server.replicas;

/**
 * A run of Redis, from its start to its end.
 *
 * @param id its name, another one after each start
 * @param uptime for how many seconds it had run when it was asked
 */
record RedisRun(String id, long uptime) {

}
