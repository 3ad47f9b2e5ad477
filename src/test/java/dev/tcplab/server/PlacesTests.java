package dev.tcplab.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Places for the clients of several servers.
 */
@Timeout(30)
class PlacesTests {

	@Test
	void aServerHasNoMoreThanItsOwn() throws Exception {
		Places places = new Places(1, new Semaphore(10));
		places.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(places::take);
		assertThat(places.awaitAllFree(0)).isFalse();
		places.giveBack();
		next.get(20, TimeUnit.SECONDS);
	}

	@Test
	void allServersHaveNoMoreThanTheShared() throws Exception {
		Semaphore shared = new Semaphore(1);
		Places one = new Places(10, shared);
		Places other = new Places(10, shared);
		one.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(other::take);
		await().until(shared::hasQueuedThreads);
		one.giveBack();
		next.get(20, TimeUnit.SECONDS);
		assertThat(one.awaitAllFree(0)).isTrue();
		assertThat(other.awaitAllFree(0)).isFalse();
	}

}
