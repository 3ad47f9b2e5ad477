package dev.tcplab.server;

import java.util.function.Function;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.IpHeaders;
import org.springframework.messaging.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Servers that other developers add, with any integration flow.
 */
@Timeout(60)
class OwnServerTests {

	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = Lab.startOwn(Greeter.class, "console.prefix=server");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void answersWithText() {
		try (TestServer server = add((own) -> reply(own, "¡hola!"))) {
			assertThat(server.send("hi")).isEqualTo("¡hola!");
		}
	}

	@Test
	void reportsReplyOfOtherType() throws Exception {
		try (TestServer server = add((own) -> reply(own, 4711))) {
			assertThat(server.tryToSend("hi")).isEqualTo("<closed>");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(server.server().lastError().description()).contains("java.lang.Integer", "byte[] or String");
		}
	}

	@Test
	void endsWithoutReplyWithinAnswerTimeout() throws Exception {
		try (TestServer server = add((own) -> IntegrationFlow.from(own.gateway()).filter((message) -> false).get(),
				"answer-timeout=100ms")) {
			assertThat(server.tryToSend("hi")).isEqualTo("<closed>");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void sendsAddressAndNumberOfClientToFlow() {
		try (TestServer server = add((own) -> IntegrationFlow.from(own.gateway())
			.handle(Message.class,
					(message, headers) -> "%s %s %s".formatted(headers.get(IpHeaders.IP_ADDRESS),
							headers.get(IpHeaders.REMOTE_PORT), headers.get(TcpServer.CLIENT_NUMBER)))
			.get(), "proxy-protocol=v1")) {
			assertThat(server.send("PROXY TCP4 192.0.2.7 192.0.2.1 57848 8080\r\nhi")).isEqualTo("192.0.2.7 57848 1");
		}
	}

	@Test
	void greetsOnConnect() throws Exception {
		TcpServer greeter = lab.server("greeter");
		try (Wire client = Wire.connect(greeter.port())) {
			assertThat(client.receive(10)).isEqualTo("220 ready\n");
			assertThat(client.send("hi\n").receive()).isEqualTo("hi\n");
		}
	}

	@Test
	void forgetsServerWhoseFlowIsDestroyed() {
		TestServer server = lab.addNamed("transient");
		assertThat(lab.servers().all()).contains(server.server());
		server.close();
		assertThat(lab.servers().all()).doesNotContain(server.server());
		lab.addNamed("transient").close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					myServer | port  | Invalid server name 'myServer'         | Use lowercase letters, digits, and hyphens, as in my-server
					happy    | port  | There is a server 'happy' already      | Give each server a name of its own
					other    | limt  | Unknown setting 'limt' of server other | Did you mean limit? Settings: address, answer-timeout, answers, backlog
					""")
	void refusesWrongDefinition(String name, String setting, String message, String advice) {
		TcpServerBuilder builder = lab.servers().server(name).setting(setting, 0);
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(builder::create)
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.advice()).startsWith(advice));
	}

	private static TestServer add(Function<TcpServer, IntegrationFlow> flow, String... settings) {
		return lab.add(TranscriptFormat.DEFAULT, flow, settings);
	}

	private static IntegrationFlow reply(TcpServer server, Object reply) {
		return IntegrationFlow.from(server.gateway()).transform(byte[].class, (message) -> reply).get();
	}

	static class Greeter {

		@Bean
		IntegrationFlow greeter(TcpServers servers) {
			return servers.server("greeter")
				.setting("port", 0)
				.setting("codec", "lf")
				.greeting("220 ready")
				.greetOnConnect()
				.create()
				.answering((message) -> message);
		}

	}

}
