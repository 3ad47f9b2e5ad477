package dev.tcplab.server.ledger;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.tcplab.server.Client;
import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerCounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * The contract of a ledger. The test of each implementation extends it.
 */
@Timeout(60)
public abstract class ClientLedgerTests {

	protected static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 57848);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void endThreads() {
		this.executor.shutdownNow();
	}

	/**
	 * Creates an empty ledger.
	 * @param limit how many clients it admits in total; 0 means no limit
	 */
	protected abstract ClientLedger create(int limit);

	private static @Nullable Admission admit(ClientLedger ledger) {
		return ledger.admit(ADDRESS).join();
	}

	private static List<Client> hear(ClientLedger ledger, Admission admission) {
		return ledger.heard(admission).join();
	}

	@Test
	void numbersClientsFromOne() {
		ClientLedger ledger = create(0);
		assertThat(admit(ledger).client().number()).isEqualTo(1);
		assertThat(admit(ledger).client().number()).isEqualTo(2);
	}

	@Test
	void keepsAddressOfClient() {
		assertThat(admit(create(0)).client().address()).isEqualTo(ADDRESS);
	}

	@Test
	void admitsNoLastClientWithoutLimit() {
		ClientLedger ledger = create(0);
		Admission admission = admit(ledger);
		assertThat(admission.isLast()).isFalse();
		assertThat(hear(ledger, admission)).isEmpty();
	}

	@Test
	void marksLastClientOfLimit() {
		ClientLedger ledger = create(2);
		assertThat(admit(ledger).isLast()).isFalse();
		assertThat(admit(ledger).isLast()).isTrue();
	}

	@Test
	void rejectsClientBeyondLimit() {
		ClientLedger ledger = full(1);
		assertThat(admit(ledger)).isNull();
		assertThat(ledger.snapshot().counts().rejected()).isEqualTo(1);
		assertThat(ledger.snapshot().counts().connections()).isEqualTo(1);
	}

	@Test
	void givesNoNumberToRejectedClient() {
		ClientLedger ledger = create(1);
		ledger.reject();
		assertThat(admit(ledger).client().number()).isEqualTo(1);
		assertThat(ledger.snapshot().counts().rejected()).isEqualTo(1);
	}

	@Test
	void listsClientsOnceLastIsHeard() {
		ClientLedger ledger = create(3);
		List<Admission> admissions = admit(ledger, 3);
		assertThat(hear(ledger, admissions.get(2))).isEmpty();
		assertThat(hear(ledger, admissions.get(0))).isEmpty();
		assertThat(hear(ledger, admissions.get(1))).extracting(Client::number).containsExactly(1L, 2L, 3L);
	}

	@Test
	void listsNoClientsBelowLimit() {
		ClientLedger ledger = create(2);
		assertThat(hear(ledger, admit(ledger))).isEmpty();
	}

	@Test
	void countsConnectedClients() {
		ClientLedger ledger = create(0);
		List<Admission> admissions = admit(ledger, 3);
		ledger.left(admissions.get(1));
		assertThat(ledger.snapshot().counts().active()).isEqualTo(2);
	}

	@Test
	void restartsNumbersAfterReset() {
		ClientLedger ledger = full(2);
		ledger.reset();
		assertThat(ledger.snapshot().counts().connections()).isZero();
		assertThat(ledger.snapshot().clients()).isEmpty();
		assertThat(admit(ledger).client().number()).isEqualTo(1);
	}

	@Test
	void countsClientFromBeforeResetAsConnected() {
		ClientLedger ledger = create(0);
		Admission admission = admit(ledger);
		ledger.reset();
		ledger.concluded(admission, exchange(admission, Outcome.ANSWERED));
		assertThat(ledger.snapshot().counts().active()).isEqualTo(1);
		assertThat(ledger.snapshot().counts().exchanges()).containsEntry(Outcome.ANSWERED, 0L);
		ledger.left(admission);
		assertThat(ledger.snapshot().counts().active()).isZero();
	}

	@Test
	void listsClientsFromBeforeReset() {
		ClientLedger ledger = create(2);
		List<Admission> admissions = admit(ledger, 2);
		ledger.reset();
		Admission next = admit(ledger);
		assertThat(hear(ledger, admissions.get(0))).isEmpty();
		assertThat(hear(ledger, next)).isEmpty();
		assertThat(hear(ledger, admissions.get(1))).hasSize(2);
	}

	@Test
	void countsExchangesByOutcomeAndTheirBytes() {
		ClientLedger ledger = create(0);
		Admission admission = admit(ledger);
		ledger.concluded(admission, exchange(admission, Outcome.ANSWERED));
		ledger.concluded(admission, exchange(admission, Outcome.RESET));
		ServerCounts counts = ledger.snapshot().counts();
		assertThat(counts.exchanges()).containsExactly(entry(Outcome.ANSWERED, 1L), entry(Outcome.TIMEOUT, 0L),
				entry(Outcome.RESET, 1L), entry(Outcome.ERROR, 0L));
		assertThat(counts.bytes().in()).isEqualTo(8);
		assertThat(counts.bytes().out()).isEqualTo(22);
	}

	@Test
	void keepsResultOfClient() {
		ClientLedger ledger = create(0);
		Admission admission = admit(ledger);
		assertThat(ledger.snapshot().clients()).containsExactly(new ClientRecord(admission.client(), 0, 0, null, null));
		ledger.concluded(admission, exchange(admission, Outcome.ANSWERED));
		ledger.concluded(admission, exchange(admission, Outcome.TIMEOUT));
		assertThat(ledger.snapshot().clients())
			.containsExactly(new ClientRecord(admission.client(), 8, 22, Outcome.TIMEOUT, Duration.ofMillis(6)));
	}

	@Test
	void keepsLastHundredClients() {
		ClientLedger ledger = create(0);
		List<Admission> admissions = admit(ledger, 101);
		ledger.concluded(admissions.get(0), exchange(admissions.get(0), Outcome.ANSWERED));
		assertThat(ledger.snapshot().clients()).extracting((record) -> record.client().number())
			.containsExactlyElementsOf(LongStream.rangeClosed(2, 101).boxed().toList());
	}

	@Test
	void admitsExactlyLimitOfManyAtOnce() throws Exception {
		ClientLedger ledger = create(5);
		List<Admission> admissions = atOnce(200, () -> admit(ledger));
		assertThat(admissions).filteredOn(Objects::nonNull)
			.extracting((admission) -> admission.client().number())
			.containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
		assertThat(admissions).filteredOn((admission) -> admission != null && admission.isLast()).hasSize(1);
		assertThat(ledger.snapshot().counts().rejected()).isEqualTo(195);
	}

	@Test
	void listsManyAtOnceExactlyOnce() throws Exception {
		ClientLedger ledger = create(200);
		List<Integer> told = atOnce(200, () -> hear(ledger, admit(ledger)).size());
		assertThat(told).containsOnly(0, 200).containsOnlyOnce(200);
	}

	@Test
	void listsManyAtOnceInOrder() throws Exception {
		ClientLedger ledger = create(200);
		List<Admission> admissions = atOnce(200, () -> admit(ledger));
		admissions.stream().skip(1).forEach((admission) -> hear(ledger, admission));
		assertThat(hear(ledger, admissions.get(0))).extracting(Client::number)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
	}

	private ClientLedger full(int limit) {
		ClientLedger ledger = create(limit);
		admit(ledger, limit);
		return ledger;
	}

	protected static List<Admission> admit(ClientLedger ledger, int clients) {
		return Stream.generate(() -> admit(ledger)).limit(clients).toList();
	}

	private static Exchange exchange(Admission admission, Outcome outcome) {
		return new Exchange("echo1", admission.client(), 4, 11, outcome, Duration.ofMillis(3), Set.of(), null);
	}

	protected final <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		Callable<T> taskAtStart = () -> {
			start.await();
			return task.call();
		};
		List<T> results = new ArrayList<>();
		for (Future<T> result : this.executor.invokeAll(Collections.nCopies(threads, taskAtStart))) {
			results.add(result.get());
		}
		return results;
	}

}
