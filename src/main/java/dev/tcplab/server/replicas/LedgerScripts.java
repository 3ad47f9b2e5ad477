package dev.tcplab.server.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Client;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Runs the scripts that keep a server's ledger in Redis. Each script is one step for all
 * replicas. A script may have run even if the call throws an exception.
 */
@SuppressWarnings("rawtypes")
record LedgerScripts(StringRedisTemplate redis, String key, String channel, String replica, int limit) {

	static final RedisScript<List> ADMIT = script("admit");

	private static final RedisScript<List> RECOVER = script("recover");

	private static final RedisScript<List> BEAT = script("beat");

	private static final RedisScript<List> CLIENTS = script("clients");

	private static final RedisScript<List> HEARD = script("heard");

	private static final RedisScript<List> RESET = script("reset");

	private static final RedisScript<List> INFO = script("info");

	private static RedisScript<List> script(String name) {
		return RedisScript.of(read("functions") + read(name), List.class);
	}

	private static String read(String name) {
		try {
			return new ClassPathResource("replicas/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	RedisRun run() {
		return RedisRun.of(run(INFO, "", List.of()).get(0));
	}

	Reply admit(String generation, long sequence, List<AdmissionRequest> clients) {
		List<String> texts = (this.limit == 0) ? List.of()
				: clients.stream().map((client) -> Generation.write(client.address(), client.at())).toList();
		return Reply.of(run(ADMIT, generation, texts, sequence, clients.size()));
	}

	/**
	 * Asks for the result of a batch. If it has not run, it never will.
	 * @param left the number of its last clients that left: their numbers are taken back
	 * while they are the newest
	 */
	Reply recover(String generation, long sequence, int left) {
		return Reply.of(run(RECOVER, generation, List.of(), sequence, left));
	}

	/**
	 * Reports that this replica lives, and its state.
	 * @param clients its own clients; empty if Redis knows them
	 * @param heartbeat the time until the next beat; zero if the replica leaves
	 * @param slowest the longest heartbeat in the group, in milliseconds
	 */
	Beat beat(RedisRun run, Generation known, String counts, List<Object> clients, Duration heartbeat, long slowest) {
		return Beat.of(run(BEAT, known.number(), clients, run.id(), run.uptime().toMillis(), heartbeat.toMillis(),
				slowest, known.highestOwn(), known.admitted(), known.isFull(), counts));
	}

	// Returns whether they were the last clients of the limit.
	boolean heard(String generation, List<Long> numbers) {
		return Boolean.parseBoolean(run(HEARD, generation, numbers).get(0));
	}

	// Returns the new generation, or that of another reset; empty if Redis lost its data.
	String reset(String generation) {
		return run(RESET, generation, List.of()).get(0);
	}

	// The clients of all replicas, in the order of admission.
	List<Client> clients(String generation) {
		List<String> words = run(CLIENTS, generation, List.of());
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < words.size(); i += 2) {
			clients.add(Generation.read(Long.parseLong(words.get(i)), words.get(i + 1)));
		}
		return clients;
	}

	@SuppressWarnings("unchecked")
	private List<String> run(RedisScript<List> script, String generation, List<?> more, Object... first) {
		List<Object> arguments = new ArrayList<>(List.of(this.replica, this.limit, this.channel, generation));
		arguments.addAll(List.of(first));
		arguments.addAll(more);
		return this.redis.execute(script, List.of(this.key), arguments.stream().map(Object::toString).toArray());
	}

	/**
	 * The result of a batch.
	 *
	 * @param generation the present generation; empty if no client is admitted until this
	 * replica, and perhaps others, have reported their state
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
