package dev.tcplab.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
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
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
		Admission admission = open(0);
		assertThat(admission.admit(ADDRESS, NOBODY).client().number()).isEqualTo(1);
		assertThat(admission.admit(ADDRESS, NOBODY).client().number()).isEqualTo(2);
	}

	@Test
	void aClientHasItsAddress() {
		assertThat(open(0).admit(ADDRESS, NOBODY).client().address()).isEqualTo(ADDRESS);
	}

	@Test
	void announcesTheClientThatItAdmits() {
		List<Client> announced = new ArrayList<>();
		Ticket ticket = open(1).admit(ADDRESS, announced::add);
		assertThat(announced).containsExactly(ticket.client());
	}

	@Test
	void admitsNobodyBeforeItIsOpened() {
		assertThat(new Admission(0).admit(ADDRESS, NOBODY)).isNull();
	}

	@Test
	void admitsNobodyAfterItIsClosed() {
		Admission admission = open(0);
		assertThat(admission.close()).isTrue();
		assertThat(admission.admit(ADDRESS, NOBODY)).isNull();
		assertThat(admission.history().counts().rejected()).isEqualTo(1);
	}

	@Test
	void whatIsFullIsClosedAlready() {
		assertThat(full(2).close()).isFalse();
	}

	@Test
	void withoutALimitItStaysOpen() {
		Admission admission = open(0);
		Ticket ticket = admission.admit(ADDRESS, NOBODY);
		assertThat(ticket.last()).isFalse();
		assertThat(admission.isOpen()).isTrue();
		assertThat(admission.heard(ticket)).isEmpty();
		assertThat(admission.left()).isFalse();
	}

	@Test
	void isClosedByTheLastClientOfTheLimit() {
		Admission admission = open(2);
		assertThat(admission.admit(ADDRESS, NOBODY).last()).isFalse();
		assertThat(admission.isOpen()).isTrue();
		assertThat(admission.admit(ADDRESS, NOBODY).last()).isTrue();
		assertThat(admission.isOpen()).isFalse();
	}

	@Test
	void cannotBeOpenedWhenItIsFull() {
		assertThat(full(2).open()).isFalse();
	}

	@Test
	void aClientBeyondTheLimitIsRejectedAndNotAnnounced() {
		List<Client> announced = new ArrayList<>();
		Admission admission = full(1);
		assertThat(admission.admit(ADDRESS, announced::add)).isNull();
		assertThat(announced).isEmpty();
		assertThat(admission.history().counts().rejected()).isEqualTo(1);
		assertThat(admission.history().counts().connections()).isEqualTo(1);
	}

	@Test
	void whoIsTurnedAwayTakesNoPlace() {
		Admission admission = new Admission(1);
		admission.admit(ADDRESS, NOBODY);
		admission.open();
		assertThat(admission.admit(ADDRESS, NOBODY).client().number()).isEqualTo(1);
	}

	@Test
	void onlyTheLastToBeHeardIsToldOfAll() {
		Admission admission = open(3);
		List<Ticket> tickets = admit(admission, 3);
		assertThat(admission.heard(tickets.get(2))).isEmpty();
		assertThat(admission.heard(tickets.get(0))).isEmpty();
		assertThat(admission.heard(tickets.get(1))).extracting(Client::number).containsExactly(1L, 2L, 3L);
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
		Admission admission = open(2);
		Ticket ticket = admission.admit(ADDRESS, NOBODY);
		assertThat(admission.heard(ticket)).isEmpty();
		assertThat(admission.left()).isFalse();
	}

	@Test
	void beginsAnewAfterItHasForgotten() {
		Admission admission = full(2);
		admission.forget();
		assertThat(admission.history().counts().connections()).isZero();
		assertThat(admission.history().visits()).isEmpty();
		assertThat(admission.open()).isTrue();
		assertThat(admission.admit(ADDRESS, NOBODY).client().number()).isEqualTo(1);
	}

	@Test
	void whatIsFullStaysClosedAlsoWhenItForgets() {
		Admission admission = full(2);
		admission.forget();
		assertThat(admission.isOpen()).isFalse();
		assertThat(admission.left()).isFalse();
		assertThat(admission.left()).isTrue();
	}

	@Test
	void whoIsForgottenIsPresentButCountedNoMore() {
		Admission admission = open(0);
		Ticket ticket = admission.admit(ADDRESS, NOBODY);
		admission.forget();
		admission.conclude(ticket, exchange(ticket, Outcome.ANSWERED));
		assertThat(admission.history().counts().active()).isEqualTo(1);
		assertThat(admission.history().counts().exchanges()).containsEntry(Outcome.ANSWERED, 0L);
		admission.left();
		assertThat(admission.history().counts().active()).isZero();
	}

	@Test
	void whatItHasEverCountedIsNotForgotten() {
		Admission admission = full(2);
		admission.admit(ADDRESS, NOBODY);
		admission.forget();
		assertThat(admission.everAdmitted()).isEqualTo(2);
		assertThat(admission.everRejected()).isEqualTo(1);
	}

	@Test
	void countsExchangesByOutcomeAndTheirBytes() {
		Admission admission = open(0);
		Ticket ticket = admission.admit(ADDRESS, NOBODY);
		admission.conclude(ticket, exchange(ticket, Outcome.ANSWERED));
		admission.conclude(ticket, exchange(ticket, Outcome.RESET));
		ServerCounts counts = admission.history().counts();
		assertThat(counts.exchanges()).containsExactly(entry(Outcome.ANSWERED, 1L), entry(Outcome.TIMEOUT, 0L),
				entry(Outcome.RESET, 1L), entry(Outcome.ERROR, 0L));
		assertThat(counts.bytesIn()).isEqualTo(8);
		assertThat(counts.bytesOut()).isEqualTo(22);
	}

	@Test
	void remembersWhatBecameOfAClient() {
		Admission admission = open(0);
		Ticket ticket = admission.admit(ADDRESS, NOBODY);
		assertThat(admission.history().visits()).containsExactly(new Visit(ticket.client(), 0, 0, null, null));
		admission.conclude(ticket, exchange(ticket, Outcome.ANSWERED));
		admission.conclude(ticket, exchange(ticket, Outcome.TIMEOUT));
		assertThat(admission.history().visits())
			.containsExactly(new Visit(ticket.client(), 8, 22, Outcome.TIMEOUT, Duration.ofMillis(6)));
	}

	@Test
	void remembersTheLatestHundred() {
		Admission admission = open(0);
		List<Ticket> tickets = admit(admission, 101);
		admission.conclude(tickets.get(0), exchange(tickets.get(0), Outcome.ANSWERED));
		assertThat(admission.history().visits()).extracting((visit) -> visit.client().number())
			.containsExactlyElementsOf(LongStream.rangeClosed(2, 101).boxed().toList());
	}

	@Test
	void ofAThousandAtOnceExactlyTheLimitIsAdmitted() throws Exception {
		Admission admission = open(5);
		List<Ticket> tickets = atOnce(1000, () -> admission.admit(ADDRESS, NOBODY));
		assertThat(tickets).filteredOn((ticket) -> ticket != null)
			.extracting((ticket) -> ticket.client().number())
			.containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
		assertThat(tickets).filteredOn((ticket) -> ticket != null && ticket.last()).hasSize(1);
		assertThat(admission.history().counts().rejected()).isEqualTo(995);
	}

	@Test
	void ofAThousandAtOnceExactlyOneIsTheLastToBeHeard() throws Exception {
		Admission admission = open(1000);
		List<Integer> told = atOnce(1000, () -> admission.heard(admission.admit(ADDRESS, NOBODY)).size());
		assertThat(told).containsOnly(0, 1000).containsOnlyOnce(1000);
	}

	@Test
	void ofAThousandAtOnceExactlyOneIsTheLastToLeave() throws Exception {
		Admission admission = open(5);
		List<Boolean> last = atOnce(1000, () -> admission.admit(ADDRESS, NOBODY) != null && admission.left());
		assertThat(last).containsOnlyOnce(true);
	}

	@Test
	void aThousandAtOnceAreAnnouncedInTheOrderOfTheirNumbers() throws Exception {
		Admission admission = open(1000);
		List<Client> announced = new ArrayList<>();
		List<Ticket> tickets = atOnce(1000, () -> admission.admit(ADDRESS, announced::add));
		assertThat(announced).extracting(Client::number)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
		tickets.stream().skip(1).forEach(admission::heard);
		assertThat(admission.heard(tickets.get(0))).isEqualTo(announced);
	}

	private static Admission open(int limit) {
		Admission admission = new Admission(limit);
		admission.open();
		return admission;
	}

	private static Admission full(int limit) {
		Admission admission = open(limit);
		admit(admission, limit);
		return admission;
	}

	private static List<Ticket> admit(Admission admission, int clients) {
		return Stream.generate(() -> admission.admit(ADDRESS, NOBODY)).limit(clients).toList();
	}

	private static Exchange exchange(Ticket ticket, Outcome outcome) {
		return new Exchange("echo1", ticket.client(), 4, 11, outcome, Duration.ofMillis(3));
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
