package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;

import dev.tcplab.server.Wire;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static dev.tcplab.protocol.codec.Codec.LF;
import static dev.tcplab.testing.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Test classes with servers, as JUnit runs them.
 */
class TcpLabServerInJUnitTests {

	private static final String UNEXPECTED = "Unexpected message \"PNG\". Not answered: no rule matched. Closest: rule 1 (equals PING): the message has \"N\" at byte 1; expected \"I\".";

	@Test
	void failsTestWithUnexpectedMessage() {
		assertThat(failure(UnexpectedMessage.class)).isInstanceOf(AssertionError.class).hasMessage(UNEXPECTED);
	}

	@Test
	void keepsFailureOfTestFirst() {
		Throwable failure = failure(OtherFailure.class);
		assertThat(failure).isInstanceOf(ArithmeticException.class);
		assertThat(failure.getSuppressed()).singleElement().extracting(Throwable::getMessage).isEqualTo(UNEXPECTED);
	}

	@Test
	void failsTestWithFailingAnswer() {
		assertThat(failure(FailingAnswer.class))
			.hasMessage("The code that answers \"PING\" failed: java.lang.ArithmeticException: no answer")
			.hasCauseInstanceOf(ArithmeticException.class);
	}

	@Test
	void failsTestWithIncompleteRule() {
		assertThat(failure(IncompleteRule.class)).message()
			.matches("TcpLabServerInJUnitTests.java:\\d+: when\\(\"X\"\\) has no answer. Add one, as in .*");
	}

	@Test
	void reportsEarlyRule() {
		assertThat(failure(EarlyRule.class)).message()
			.matches(
					"TcpLabServerInJUnitTests.java:\\d+: Each test begins without rules. Define when\\(\"X\"\\) in the test or in @BeforeEach");
	}

	@Test
	void namesLineOfFieldIfPortIsTaken() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			TakenPort.port = other.getLocalPort();
			assertThat(failure(TakenPort.class)).message()
				.matches("TcpLabServerInJUnitTests.java:\\d+: Problems using port \\d+: Address already in use. .*");
		}
	}

	@Test
	void survivesFailureOfOtherExtension() {
		assertThat(failure(FailingExtension.class)).hasMessage("other").hasNoSuppressedExceptions();
		FailingExtension.server.start().close();
	}

	@ParameterizedTest
	@MethodSource
	void passesTestsOf(Class<?> tests, int number) {
		TestExecutionSummary summary = run(tests, Map.of());
		assertThat(summary.getFailures()).isEmpty();
		assertThat(summary.getTestsSucceededCount()).isEqualTo(number);
	}

	@Test
	void runsParallelTestsOfOneServerInTurn() {
		TestExecutionSummary summary = run(RepeatedUse.class,
				Map.of("junit.jupiter.execution.parallel.enabled", "true",
						"junit.jupiter.execution.parallel.mode.default", "concurrent",
						"junit.jupiter.execution.parallel.config.strategy", "fixed",
						"junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
		assertThat(summary.getFailures()).isEmpty();
	}

	private static Throwable failure(Class<?> tests) {
		return run(tests, Map.of()).getFailures().get(0).getException();
	}

	private static TestExecutionSummary run(Class<?> tests, Map<String, String> parameters) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(selectClass(tests))
			.enableImplicitConfigurationParameters(false)
			.configurationParameters(parameters)
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory
			.create(LauncherConfig.builder()
				.enableTestExecutionListenerAutoRegistration(false)
				.enableLauncherSessionListenerAutoRegistration(false)
				.build())
			.execute(request, listener);
		return listener.getSummary();
	}

	static Stream<Arguments> passesTestsOf() {
		return Stream.of(Arguments.of(ServerOfEachTest.class, 2), Arguments.of(OuterClass.class, 2));
	}

	static class UnexpectedMessage {

		@RegisterExtension
		static TcpLabServer server = TcpLabServer.mock();

		@Test
		void sendsTypo() {
			server.when("PING").answer("PONG");
			Wire.send(server.port(), "PNG");
		}

	}

	static class OtherFailure extends UnexpectedMessage {

		@Override
		@Test
		void sendsTypo() {
			super.sendsTypo();
			throw new ArithmeticException();
		}

	}

	static class FailingAnswer {

		@RegisterExtension
		TcpLabServer server = TcpLabServer.answering((message) -> {
			throw new ArithmeticException("no answer");
		});

		@Test
		void sends() {
			Wire.send(this.server.port(), "PING");
		}

	}

	static class IncompleteRule {

		@RegisterExtension
		TcpLabServer server = TcpLabServer.mock();

		@Test
		void definesHalfOfRule() {
			this.server.when("X");
		}

	}

	static class EarlyRule {

		@RegisterExtension
		static TcpLabServer server = TcpLabServer.mock();

		@BeforeAll
		static void define() {
			server.when("X").answer("Y");
		}

		@Test
		void passes() {
		}

	}

	static class FailingExtension {

		@RegisterExtension
		@Order(1)
		static BeforeAllCallback other = (context) -> {
			throw new IllegalArgumentException("other");
		};

		@RegisterExtension
		@Order(2)
		static TcpLabServer server = TcpLabServer.mock();

		@Test
		void passes() {
		}

	}

	static class TakenPort {

		static int port;

		@RegisterExtension
		TcpLabServer server = TcpLabServer.mock().port(port);

		@Test
		void passes() {
		}

	}

	static class ServerOfEachTest {

		@RegisterExtension
		TcpLabServer server = TcpLabServer.echo();

		@Test
		void one() {
			assertThat(Wire.send(this.server.port(), "1")).isEqualTo("1");
			assertThat(this.server).received("1", times(1));
		}

		@Test
		void two() {
			assertThat(this.server.exchanges()).isEmpty();
		}

	}

	static class OuterClass {

		@RegisterExtension
		static TcpLabServer server = TcpLabServer.mock();

		static int port;

		@Test
		void outer() {
			port = server.port();
		}

		@Nested
		class Inner {

			@Test
			void usesServerOfOuterClass() {
				assertThat(server.port()).isEqualTo(port);
			}

		}

	}

	static class RepeatedUse {

		@RegisterExtension
		static TcpLabServer server = TcpLabServer.mock();

		@RepeatedTest(20)
		void answers(RepetitionInfo repetition) {
			String number = String.valueOf(repetition.getCurrentRepetition());
			server.when(number).answer("{client.number}");
			assertThat(Wire.send(server.port(), number)).isEqualTo("1");
			assertThat(server.messages()).containsExactly(number);
		}

	}

}
