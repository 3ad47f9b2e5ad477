package dev.tcplab.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Transformers;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.integration.ip.tcp.connection.TcpNetServerConnectionFactory;
import org.springframework.integration.ip.tcp.inbound.TcpInboundGateway;
import org.springframework.integration.ip.tcp.serializer.ByteArrayLfSerializer;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * A Spring Integration gateway as its samples configure it, but for the end of a message:
 * the samples await a line end that this client does not send.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SampleGateway {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(SampleGateway.class);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(Map.of("logging.level.root", "off", "port", args[0]));
		application.run();
	}

	@Bean
	TcpNetServerConnectionFactory server(@Value("${port}") int port) {
		TcpNetServerConnectionFactory server = new TcpNetServerConnectionFactory(port);
		server.setLocalAddress("127.0.0.1");
		server.setBacklog(1024);
		server.setSingleUse(true);
		server.setDeserializer(SampleGateway::readOnce);
		server.setSerializer(new ByteArrayLfSerializer());
		return server;
	}

	@Bean
	TcpInboundGateway gateway(AbstractServerConnectionFactory server) {
		TcpInboundGateway gateway = new TcpInboundGateway();
		gateway.setConnectionFactory(server);
		return gateway;
	}

	@Bean
	IntegrationFlow echo(TcpInboundGateway gateway) {
		return IntegrationFlow.from(gateway)
			.transform(Transformers.objectToString())
			.handle(String.class, (message, headers) -> "ECHO: " + message)
			.get();
	}

	static byte[] readOnce(InputStream input) throws IOException {
		byte[] buffer = new byte[2048];
		int length = input.read(buffer);
		if (length < 0) {
			throw new SoftEndOfStreamException("The client has left");
		}
		return Arrays.copyOf(buffer, length);
	}

}
