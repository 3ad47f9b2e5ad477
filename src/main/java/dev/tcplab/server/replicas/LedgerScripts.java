package dev.tcplab.server.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Client;
import dev.tcplab.server.replicas.Generation.Phase;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Runs the scripts that keep a server's ledger in Redis. Each script is one step for all
 * replicas. A script may have run even if the call throws an exception.
 */
@SuppressWarnings("rawtypes")
final class LedgerScripts {

	static final RedisScript<List> ADMIT = script("admit", List.class);

	private static final RedisScript<List> RECOVER = script("recover", List.class);

	private static final RedisScript<List> BEAT = script("beat", List.class);

	private static final RedisScript<List> CLIENTS = script("clients", List.class);

	private static final RedisScript<Long> HEARD = script("heard", Long.class);

	private static final RedisScript<String> RESET = script("reset", String.class);

	private final StringRedisTemplate redis;

	private final List<String> keys;

	private final String channel;

	private final String replica;

	private final int limit;

	LedgerScripts(StringRedisTemplate redis, String key, String channel, String replica, int limit) {
		this.redis = redis;
		this.keys = List.of(key);
		this.channel = channel;
		this.replica = replica;
		this.limit = limit;
	}

	private static <T> RedisScript<T> script(String name, Class<T> type) {
		return RedisScript.of(read("functions") + read(name), type);
	}

	private static String read(String name) {
		try {
			return new ClassPathResource("replicas/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Reply admit(String generation, long sequence, List<AdmissionRequest> clients) {
		List<String> arguments = new ArrayList<>(List.of(generation, this.replica, Long.toString(sequence),
				Integer.toString(this.limit), Integer.toString(clients.size())));
		if (this.limit > 0) {
			clients.forEach((client) -> arguments.add(Generation.write(client.address(), client.at())));
		}
		return Reply.of(run(ADMIT, arguments));
	}

	/**
	 * Asks for the result of a batch. If it has not run, it never will.
	 * @param left the number of its last clients that left: their numbers are taken back
	 * while they are the newest
	 */
	Reply recover(String generation, long sequence, int left) {
		return Reply
			.of(run(RECOVER, List.of(generation, this.replica, Long.toString(sequence), Integer.toString(left))));
	}

	/**
	 * Reports that this replica lives, and its state.
	 * @param clients its own clients; empty if Redis knows them
	 * @param heartbeat the time until the next beat; zero if the replica leaves
	 * @param slowest the longest heartbeat in the group, in milliseconds
	 */
	Beat beat(RedisRun run, Generation known, String counts, List<String> clients, Duration heartbeat, long slowest) {
		List<String> arguments = new ArrayList<>(List.of(known.number(), this.replica, run.id(),
				Long.toString(run.uptime().toMillis()), Long.toString(heartbeat.toMillis()), Long.toString(slowest),
				Integer.toString(this.limit), Long.toString(known.highestOwn()), Long.toString(known.admitted()),
				(known.phase() != Phase.OPEN) ? "1" : "0", counts, this.channel));
		arguments.addAll(clients);
		return Beat.of(run(BEAT, arguments));
	}

	// Returns whether they were the last clients of the limit.
	boolean heard(String generation, List<Long> numbers) {
		List<String> arguments = new ArrayList<>(List.of(generation, Integer.toString(this.limit), this.channel));
		numbers.forEach((number) -> arguments.add(number.toString()));
		return this.redis.execute(HEARD, this.keys, arguments.toArray()) == 1;
	}

	// Returns the new generation, or that of another reset; empty if Redis lost its data.
	String reset(String generation) {
		return this.redis.execute(RESET, this.keys, generation, this.channel);
	}

	// The clients of all replicas, in the order of admission.
	List<Client> clients(String generation) {
		List<String> words = run(CLIENTS, List.of(generation));
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < words.size(); i += 2) {
			clients.add(Generation.read(Long.parseLong(words.get(i)), words.get(i + 1)));
		}
		return clients;
	}

	@SuppressWarnings("unchecked")
	private List<String> run(RedisScript<List> script, List<String> arguments) {
		return this.redis.execute(script, this.keys, arguments.toArray());
	}

	/**
	 * The result of a batch.
	 *
	 * @param generation the present generation; empty if no client is admitted until all
	 * replicas have reported their state
	 * @param admitted whether the clients within the limit are admitted; otherwise, no
	 * client of this batch ever will be
	 * @param first the first number, if it was admitted
	 * @param count the number of clients that are admitted
	 */
	record Reply(String generation, boolean admitted, long first, int count) {

		static Reply of(List<String> words) {
			return (words.size() == 1) ? new Reply(words.get(0), false, 0, 0)
					: new Reply(words.get(0), true, Long.parseLong(words.get(1)), Integer.parseInt(words.get(2)));
		}

	}

}
