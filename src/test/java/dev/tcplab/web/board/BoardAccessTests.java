package dev.tcplab.web.board;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The changes that users of the page may make.
 */
class BoardAccessTests {

	@Test
	void refusesOnlyWhatIsReadOnly() {
		BoardAccess faultsOnly = new BoardAccess(false, true);
		assertRefused(faultsOnly::requireServers, "management.endpoint.tcpservers.access restricts the access");
		assertThatNoException().isThrownBy(faultsOnly::requireFaults);
		BoardAccess serversOnly = new BoardAccess(true, false);
		assertRefused(serversOnly::requireFaults, "management.endpoint.tcpfaults.access restricts the access");
		assertThatNoException().isThrownBy(serversOnly::requireServers);
	}

	private static void assertRefused(ThrowingCallable request, String reason) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(request)
			.withMessageStartingWith("403")
			.withMessageContaining(reason);
	}

}
