package dev.tcplab.web.actuator;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * A context that makes its web server when {@link HttpBeans} says so, once the servers
 * listen, rather than before any other bean: their first client need not wait for it. The
 * phases of a lifecycle cannot say that, for HTTP ends after the servers too, to tell
 * what becomes of them.
 */
final class HttpLastContext extends AnnotationConfigServletWebServerApplicationContext {

	@Override
	protected void onRefresh() {
		// A management port has a context of its own, which starts after the servers, and
		// needs this one's web server first.
		if (getParent() != null || getEnvironment().containsProperty("management.server.port")) {
			super.onRefresh();
		}
	}

	/**
	 * Makes the web server, unless there is one.
	 */
	void makeWebServer() {
		if (getWebServer() == null) {
			super.onRefresh();
		}
	}

	/**
	 * Has the web server listen, unless it does.
	 */
	void startWebServer() {
		Stream.of("webServerGracefulShutdown", "webServerStartStop")
			.map((name) -> getBean(name, Lifecycle.class))
			.filter((bean) -> !bean.isRunning())
			.forEach(Lifecycle::start);
	}

	/**
	 * Who hears that the context is complete may need the web server. A process that ends
	 * before it is made tells nobody.
	 */
	@Override
	public void publishEvent(ApplicationEvent event) {
		if (!(event instanceof ContextRefreshedEvent) || getWebServer() != null) {
			super.publishEvent(event);
		}
	}

	static final class Factory implements ApplicationContextFactory {

		@Override
		public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
			return (type == WebApplicationType.SERVLET) ? new HttpLastContext() : null;
		}

	}

}
