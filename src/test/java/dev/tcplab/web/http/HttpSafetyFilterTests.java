package dev.tcplab.web.http;

import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The filter that reads bodies before anything else does.
 */
class HttpSafetyFilterTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/board/talk");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final MockFilterChain chain = new MockFilterChain();

	@Test
	void passesBodyOn() throws Exception {
		filter(1, "é".repeat(32 * 1024));
		assertThat(this.chain.getRequest().getReader().readLine()).isEqualTo("é".repeat(32 * 1024));
	}

	@Test
	void refusesLargeBody() throws Exception {
		filter(1, "é".repeat(32 * 1024) + "x");
		assertThatIsRefused(413);
	}

	@Test
	void refusesBodyBesideTooManyOthers() throws Exception {
		filter(0, "{}");
		assertThatIsRefused(503);
	}

	private void filter(int bodies, String body) throws Exception {
		this.request.setCharacterEncoding("UTF-8");
		this.request.setContent(body.getBytes("UTF-8"));
		new HttpSafetyFilter(new HttpSafety(new HttpSettings(List.of())), List.of(), this.meters, bodies)
			.doFilter(this.request, this.response, this.chain);
	}

	private void assertThatIsRefused(int status) {
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.chain.getRequest()).isNull();
		assertThat(this.meters.get("http.requests.refused").tag("status", Integer.toString(status)).counter().count())
			.isEqualTo(1);
	}

}
