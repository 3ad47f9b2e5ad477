package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Runs the scripts that keep a server's ledger in Redis, each of which is one step for
 * all replicas. Any of them may throw a {@code DataAccessException}, and have run all the
 * same.
 */
final class LedgerScripts {

	private static final String YES = "1";

	private static final String LONG_AGO = "0";

	@SuppressWarnings("rawtypes")
	private static final RedisScript<List> ADMIT = list("admit");

	@SuppressWarnings("rawtypes")
	private static final RedisScript<List> RECOVER = list("recover");

	@SuppressWarnings("rawtypes")
	private static final RedisScript<List> BEAT = list("beat");

	@SuppressWarnings("rawtypes")
	private static final RedisScript<List> COUNTS = list("counts");

	private static final RedisScript<Long> HEARD = RedisScript.of(new ClassPathResource("replicas/heard.lua"),
			Long.class);

	private static final RedisScript<String> RESET = RedisScript.of(new ClassPathResource("replicas/reset.lua"),
			String.class);

	private final StringRedisTemplate redis;

	private final List<String> keys;

	private final String channel;

	private final String replica;

	/**
	 * Creates the scripts of one server.
	 * @param redis where they run
	 * @param base what the names of the keys begin with
	 * @param channel where what happens is told
	 * @param replica this replica
	 */
	LedgerScripts(StringRedisTemplate redis, String base, String channel, String replica) {
		this.redis = redis;
		this.keys = List.of(base);
		this.channel = channel;
		this.replica = replica;
	}

	@SuppressWarnings("rawtypes")
	private static RedisScript<List> list(String name) {
		return RedisScript.of(new ClassPathResource("replicas/" + name + ".lua"), List.class);
	}

	/**
	 * Admits clients.
	 * @param generation the generation that is known
	 * @param sequence the number of the batch
	 * @param limit how many clients to admit in all; 0 is no limit
	 * @param clients the clients, in the order of accepting
	 * @return what became of them
	 */
	Reply admit(String generation, long sequence, int limit, List<AdmissionRequest> clients) {
		List<Object> arguments = new ArrayList<>(List.of(generation, this.replica, Long.toString(sequence),
				Integer.toString(limit), this.channel, Integer.toString(clients.size())));
		if (limit > 0) {
			clients.forEach((client) -> arguments.add(Generation.write(client.address(), client.at())));
		}
		return Reply.of(run(ADMIT, arguments));
	}

	/**
	 * Asks what became of a batch. If it has not run, it never will.
	 * @param generation the generation that was known
	 * @param sequence the number of the batch
	 * @return what became of it
	 */
	Reply recover(String generation, long sequence) {
		return Reply.of(run(RECOVER, List.of(generation, this.replica, Long.toString(sequence))));
	}

	/**
	 * Says that this replica lives.
	 * @param report what it knows
	 * @param run the run of Redis
	 * @param heartbeat milliseconds between two beats
	 * @param limit as above
	 * @return what all know
	 */
	Beat beat(Report report, RedisRun run, long heartbeat, int limit) {
		List<Object> arguments = new ArrayList<>(List.of(report.generation(), this.replica, run.id(),
				Long.toString(TimeUnit.SECONDS.toMillis(run.uptime())), Long.toString(heartbeat),
				Integer.toString(limit), Long.toString(report.highest()), report.counts(), this.channel));
		arguments.addAll(report.clients());
		List<String> reply = run(BEAT, arguments);
		return new Beat(reply.get(0), Long.parseLong(reply.get(1)), reply.get(2).equals(YES), reply.get(3).equals(YES),
				reply.get(4).equals(YES));
	}

	/**
	 * Says that this replica goes: the next beat of another one finds it gone.
	 */
	void goodbye() {
		this.redis.opsForHash().put(this.keys.get(0) + ":replicas", this.replica, LONG_AGO);
	}

	/**
	 * Says that a client was heard.
	 * @return whether it was the last one
	 */
	boolean heard(String generation, long number, int limit) {
		return this.redis.execute(HEARD, this.keys, generation, Long.toString(number), Integer.toString(limit),
				this.channel) == 1;
	}

	/**
	 * Tells what this replica has counted, and asks for what all have.
	 * @return how many are admitted, then the counts of each replica
	 */
	List<String> counts(String generation, String counts) {
		return run(COUNTS, List.of(generation, this.replica, counts));
	}

	/**
	 * Begins a new generation, unless that has happened already.
	 * @param generation the generation that is known
	 * @return the generation
	 */
	String reset(String generation) {
		return this.redis.execute(RESET, this.keys, generation, this.channel);
	}

	/**
	 * Returns the clients of a generation.
	 * @return what was sent for each, after the replica, by its number
	 */
	Map<Object, Object> clients(String generation) {
		return this.redis.opsForHash().entries(this.keys.get(0) + ":" + generation + ":clients");
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private List<String> run(RedisScript<List> script, List<?> arguments) {
		return this.redis.execute(script, this.keys, arguments.toArray());
	}

	/**
	 * What became of a batch.
	 *
	 * @param kind what
	 * @param first the first number, if it was admitted
	 * @param count how many of it are admitted
	 * @param generation the present generation, if it is another one
	 */
	record Reply(Kind kind, long first, int count, String generation) {

		static Reply of(List<String> words) {
			Kind kind = Kind.valueOf(words.get(0));
			return switch (kind) {
				case ADMITTED -> new Reply(kind, Long.parseLong(words.get(1)), Integer.parseInt(words.get(2)), "");
				case GENERATION -> new Reply(kind, 0, 0, words.get(1));
				default -> new Reply(kind, 0, 0, "");
			};
		}

		/**
		 * What a batch can come to.
		 */
		enum Kind {

			/**
			 * As many as the limit allows are admitted.
			 */
			ADMITTED,

			/**
			 * It has not run, and never will.
			 */
			CANCELLED,

			/**
			 * Another generation has begun before.
			 */
			GENERATION,

			/**
			 * Nobody is admitted until all replicas have told what they know.
			 */
			RESTORING

		}

	}

}
