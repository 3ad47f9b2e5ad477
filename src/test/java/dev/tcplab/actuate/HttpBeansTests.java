package dev.tcplab.actuate;

import dev.tcplab.server.Recording;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The servers do not wait for what they do not need, and nothing waits for a request.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "tcp-lab.server.port=0")
@ActiveProfiles("echo1")
@Import({ Recording.class, HttpBeansTests.Late.class })
class HttpBeansTests {

	@Test
	void areMadeAtTheStartOnceTheServersListen(@Autowired ConfigurableApplicationContext context) {
		assertThat(context.getBeanFactory().containsSingleton(Late.class.getName())).isTrue();
		assertThat(context.getBean(Late.class).found).isEqualTo(ServerState.LISTENING);
	}

	static class Late {

		private final ServerState found;

		Late(TcpServers servers) {
			this.found = servers.find("echo1").state();
		}

	}

}
