package dev.tcplab.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.Tcp;

/**
 * The smallest Spring Integration gateway that is well configured: a small send buffer, a
 * long backlog, virtual threads on half of the processors.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SmallGateway {

	private static final byte[] ECHO = "ECHO: ".getBytes(StandardCharsets.US_ASCII);

	private static final int SEND_BUFFER = 4 * 1024;

	public static void main(String[] args) {
		int processors = Runtime.getRuntime().availableProcessors();
		System.setProperty("jdk.virtualThreadScheduler.parallelism", Integer.toString(Math.max(1, processors / 2)));
		SpringApplication application = new SpringApplication(SmallGateway.class);
		application.setBannerMode(Banner.Mode.OFF);
		// Virtual threads do not.
		application.setKeepAlive(true);
		application.setDefaultProperties(Map.of("logging.level.root", "off", "port", args[0]));
		application.run();
	}

	@Bean
	IntegrationFlow echo(@Value("${port}") int port) {
		return IntegrationFlow
			.from(Tcp.inboundGateway(Tcp.netServer(port)
				.localAddress("127.0.0.1")
				.backlog(1024)
				.singleUseConnections(true)
				.soSendBufferSize(SEND_BUFFER)
				.taskExecutor(new VirtualThreadTaskExecutor("tcp-"))
				.deserializer(SampleGateway::readOnce)
				.serializer((answer, output) -> output.write((byte[]) answer))))
			.transform(byte[].class, SmallGateway::answer)
			.get();
	}

	private static byte[] answer(byte[] message) {
		byte[] answer = Arrays.copyOf(ECHO, ECHO.length + message.length + 1);
		System.arraycopy(message, 0, answer, ECHO.length, message.length);
		answer[answer.length - 1] = '\n';
		return answer;
	}

}
