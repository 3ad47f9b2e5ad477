package dev.tcplab.web.http;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests as they arrived.
 */
class DirectRequestTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/lab/class;x/%2e%2e");

	@ParameterizedTest
	@CsvSource({ "192.0.2.9, 192.0.2.9", "::ffff:127.0.0.1, 127.0.0.1", "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1" })
	void remembersPeerAndRawPath(String peer, String client) {
		DirectRequest.remember(this.request, peer, "/lab");
		DirectRequest direct = DirectRequest.of(this.request);
		assertThat(direct.client().getHostAddress()).isEqualTo(client);
		assertThat(direct.path()).isEqualTo("/class;x/%2e%2e");
	}

	@ParameterizedTest
	@NullAndEmptySource
	void refusesUnknownPeer(@Nullable String peer) {
		this.request.setRemoteAddr("127.0.0.1");
		DirectRequest.remember(this.request, peer, "");
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> DirectRequest.of(this.request))
			.withMessageContaining("The sender of this request is unknown");
	}

	@Test
	void keepsPathOutsideOfContext() {
		DirectRequest.remember(this.request, "192.0.2.9", "/other");
		assertThat(DirectRequest.of(this.request).path()).isEqualTo("/lab/class;x/%2e%2e");
	}

}
