package dev.tcplab.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests who is admitted, also when very many come at once.
 */
@Timeout(60)
class AdmissionTests {

	private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 57848);

	private static final Consumer<Client> NOBODY = (client) -> {
	};

	private static final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterAll
	static void endThreads() {
		executor.shutdownNow();
	}

	@Test
	void numbersClientsFromOne() {
		Admission admission = new Admission(0);
		assertThat(admission.admit(ADDRESS, NOBODY).number()).isEqualTo(1);
		assertThat(admission.admit(ADDRESS, NOBODY).number()).isEqualTo(2);
		assertThat(admission.admitted()).isEqualTo(2);
	}

	@Test
	void aClientHasItsAddress() {
		assertThat(new Admission(0).admit(ADDRESS, NOBODY).address()).isEqualTo(ADDRESS);
	}

	@Test
	void announcesTheClientThatItAdmits() {
		List<Client> announced = new ArrayList<>();
		Client client = new Admission(1).admit(ADDRESS, announced::add);
		assertThat(announced).containsExactly(client);
	}

	@Test
	void withoutALimitItIsNeverFull() {
		Admission admission = new Admission(0);
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.isFull()).isFalse();
		assertThat(admission.heard()).isFalse();
		assertThat(admission.left()).isFalse();
	}

	@Test
	void withoutALimitNoClientIsKept() {
		Admission admission = new Admission(0);
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.clients()).isEmpty();
	}

	@Test
	void isFullWithTheLastClientOfTheLimit() {
		Admission admission = new Admission(2);
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.isFull()).isFalse();
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.isFull()).isTrue();
	}

	@Test
	void aClientBeyondTheLimitIsRejectedAndNotAnnounced() {
		List<Client> announced = new ArrayList<>();
		Admission admission = new Admission(1);
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.admit(ADDRESS, announced::add)).isNull();
		assertThat(announced).isEmpty();
		assertThat(admission.rejected()).isEqualTo(1);
		assertThat(admission.admitted()).isEqualTo(1);
	}

	@Test
	void whoIsTurnedAwayTakesNoPlace() {
		Admission admission = new Admission(1);
		assertThat(admission.reject()).isNull();
		assertThat(admission.rejected()).isEqualTo(1);
		assertThat(admission.admit(ADDRESS, NOBODY).number()).isEqualTo(1);
	}

	@Test
	void keepsTheClientsInTheOrderOfConnecting() {
		Admission admission = new Admission(2);
		Client first = admission.admit(ADDRESS, NOBODY);
		Client second = admission.admit(ADDRESS, NOBODY);
		assertThat(admission.clients()).containsExactly(first, second);
	}

	@Test
	void onlyTheLastToBeHeardIsTheLast() {
		Admission admission = full(3);
		assertThat(admission.heard()).isFalse();
		assertThat(admission.heard()).isFalse();
		assertThat(admission.heard()).isTrue();
	}

	@Test
	void onlyTheLastToLeaveIsTheLast() {
		Admission admission = full(3);
		assertThat(admission.left()).isFalse();
		assertThat(admission.left()).isFalse();
		assertThat(admission.left()).isTrue();
	}

	@Test
	void nobodyIsTheLastWhileMoreMayCome() {
		Admission admission = new Admission(2);
		admission.admit(ADDRESS, NOBODY);
		assertThat(admission.heard()).isFalse();
		assertThat(admission.left()).isFalse();
	}

	@Test
	void ofAThousandAtOnceExactlyTheLimitIsAdmitted() throws Exception {
		Admission admission = new Admission(5);
		List<Client> clients = atOnce(1000, () -> admission.admit(ADDRESS, NOBODY));
		assertThat(clients).filteredOn((client) -> client != null)
			.extracting(Client::number)
			.containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
		assertThat(admission.rejected()).isEqualTo(995);
	}

	@Test
	void ofAThousandAtOnceExactlyOneIsTheLastToBeHeard() throws Exception {
		Admission admission = new Admission(5);
		List<Boolean> last = atOnce(1000, () -> admission.admit(ADDRESS, NOBODY) != null && admission.heard());
		assertThat(last).containsOnlyOnce(true);
	}

	@Test
	void ofAThousandAtOnceExactlyOneIsTheLastToLeave() throws Exception {
		Admission admission = new Admission(5);
		List<Boolean> last = atOnce(1000, () -> admission.admit(ADDRESS, NOBODY) != null && admission.left());
		assertThat(last).containsOnlyOnce(true);
	}

	@Test
	void aThousandAtOnceAreAnnouncedInTheOrderOfTheirNumbers() throws Exception {
		Admission admission = new Admission(1000);
		List<Client> announced = new ArrayList<>();
		atOnce(1000, () -> admission.admit(ADDRESS, announced::add));
		assertThat(announced).extracting(Client::number)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
		assertThat(admission.clients()).isEqualTo(announced);
	}

	private static Admission full(int limit) {
		Admission admission = new Admission(limit);
		for (int i = 0; i < limit; i++) {
			admission.admit(ADDRESS, NOBODY);
		}
		return admission;
	}

	private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		Callable<T> taskAtStart = () -> {
			start.await();
			return task.call();
		};
		List<T> results = new ArrayList<>();
		for (Future<T> result : executor.invokeAll(Collections.nCopies(threads, taskAtStart))) {
			results.add(result.get());
		}
		return results;
	}

}
