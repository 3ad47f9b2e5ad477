package dev.tcplab.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.client.engine.TalkClients;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;

/**
 * The application with settings of a test, on free ports and without HTTP.
 */
public final class Lab implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final TcpServers servers;

	private final Recording recording;

	private Lab(ConfigurableApplicationContext context) {
		this.context = context;
		this.servers = context.getBean(TcpServers.class);
		this.recording = context.getBean(Recording.class);
	}

	/**
	 * Starts servers.
	 * @param profiles the servers, with commas between them
	 * @param settings properties of Spring, or below {@code tcp-lab}, such as
	 * {@code server.limit=1}
	 */
	public static Lab start(String profiles, String... settings) {
		return start(new SpringApplicationBuilder(TcpLabApplication.class, Recording.class), profiles, settings);
	}

	/**
	 * Starts the happy server with beans of the test.
	 * @param configuration the class with the beans
	 * @param settings properties as above
	 */
	public static Lab startOwn(Class<?> configuration, String... settings) {
		return start(new SpringApplicationBuilder(TcpLabApplication.class, Recording.class, configuration)
			.properties("tcp-lab.server.port=0"), "happy", settings);
	}

	private static Lab start(SpringApplicationBuilder builder, String profiles, String... settings) {
		builder.web(WebApplicationType.NONE).profiles(profiles.split(","));
		List<String> arguments = new ArrayList<>();
		for (String setting : settings) {
			arguments.add(setting.startsWith("spring.") ? "--" + setting : "--tcp-lab." + setting);
		}
		// As arguments, because the profile lab configures ports.
		for (String server : profiles.replace("lab", "happy,echo1,echo2,echo3,teacher").split(",")) {
			String port = "--tcp-lab.servers." + server + ".port=";
			if (arguments.stream().noneMatch((argument) -> argument.startsWith(port))) {
				arguments.add(port + "0");
			}
		}
		return new Lab(builder.registerShutdownHook(false).run(arguments.toArray(String[]::new)));
	}

	/**
	 * Returns the application that all tests share if they only exchange messages. Each
	 * test adds its own server.
	 */
	static Lab shared() {
		return Shared.LAB;
	}

	/**
	 * Starts one more echo server. If the lab was started with {@code
	 * console.prefix=server}, each of its lines starts with the server's name.
	 * @param settings such as {@code limit=1}
	 */
	public TestServer add(String... settings) {
		return add(new TestServer.Format(), TestServer.answering(TestServer::echo), settings);
	}

	/**
	 * Starts one more server.
	 */
	public TestServer add(TranscriptFormat format, Function<TcpServer, IntegrationFlow> flow, String... settings) {
		return add(TestServer.nextName(), format, flow, settings);
	}

	/**
	 * Starts one more echo server, whose name another lab may also use.
	 */
	public TestServer addNamed(String name, String... settings) {
		return add(name, new TestServer.Format(), TestServer.answering(TestServer::echo), settings);
	}

	private TestServer add(String name, TranscriptFormat format, Function<TcpServer, IntegrationFlow> flow,
			String... settings) {
		return new TestServer(name, this.context.getBean(IntegrationFlowContext.class), this.servers, this.recording,
				format, flow, settings);
	}

	public TcpServer server(String name) {
		return this.servers.find(name);
	}

	public int port(String server) {
		return server(server).port();
	}

	public TcpServers servers() {
		return this.servers;
	}

	public TalkClients clients() {
		return this.context.getBean(TalkClients.class);
	}

	public Recording recording() {
		return this.recording;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Started when the first test needs it.
	 */
	private static final class Shared {

		private static final Lab LAB = start("happy", "console.prefix=server");

	}

}
