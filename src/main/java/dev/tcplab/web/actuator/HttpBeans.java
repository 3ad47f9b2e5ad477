package dev.tcplab.web.actuator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tcplab.server.TcpServers;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/**
 * Makes what only HTTP needs once the servers listen, rather than at its first request:
 * their clients need not wait for it, and what is wrong with it still ends the start. A
 * process that is about to end makes no more of it: who presses Ctrl-C need not wait.
 */
@Component
@ConditionalOnWebApplication
class HttpBeans implements SmartLifecycle {

	private final ApplicationContext context;

	private final ConfigurableListableBeanFactory beans;

	private final TcpServers servers;

	private volatile boolean running;

	HttpBeans(ApplicationContext context, ConfigurableListableBeanFactory beans, TcpServers servers) {
		this.context = context;
		this.beans = beans;
		this.servers = servers;
	}

	/**
	 * Settings are checked before a server listens.
	 */
	@Bean
	static LazyInitializationExcludeFilter settingsAreNotLazy() {
		return (name, definition, type) -> AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class);
	}

	/**
	 * Who may hear of connections is there before them: the first client would make it,
	 * and wait for whatever else is being made.
	 */
	@Bean
	static LazyInitializationExcludeFilter listenersAreNotLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(SmartApplicationListener.class);
	}

	/**
	 * Also what would check the actuator's settings before anything is made.
	 */
	@Bean
	static BeanFactoryPostProcessor actuatorIsLazy() {
		return (beans) -> Arrays.stream(beans.getBeanDefinitionNames())
			.map(beans::getBeanDefinition)
			.filter(HttpBeans::isOfActuator)
			.forEach((definition) -> definition.setLazyInit(true));
	}

	private static boolean isOfActuator(BeanDefinition definition) {
		if (definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
			String declaring = annotated.getFactoryMethodMetadata().getDeclaringClassName();
			return declaring.startsWith("org.springframework") && declaring.contains(".actuate.");
		}
		return false;
	}

	@Override
	public int getPhase() {
		// After the servers, which are the first to stop all the same.
		return DEFAULT_PHASE;
	}

	@Override
	public void start() {
		try (Shutdown shutdown = new Shutdown()) {
			for (Runnable step : steps()) {
				if (shutdown.hasBegun() || this.servers.haveFinished()) {
					break;
				}
				step.run();
			}
		}
		this.running = true;
	}

	private List<Runnable> steps() {
		List<Runnable> steps = new ArrayList<>();
		if (this.context instanceof HttpLastContext http) {
			steps.add(http::makeWebServer);
			steps.add(http::startWebServer);
		}
		Arrays.stream(this.beans.getBeanDefinitionNames())
			.filter(this::isLate)
			.forEach((name) -> steps.add(() -> make(name)));
		return steps;
	}

	private void make(String name) {
		if (this.beans.getBean(name) instanceof SmartInitializingSingleton bean) {
			bean.afterSingletonsInstantiated();
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private boolean isLate(String name) {
		BeanDefinition bean = this.beans.getMergedBeanDefinition(name);
		return !this.beans.containsSingleton(name) && bean.isSingleton() && bean.isLazyInit() && !bean.isAbstract()
				&& this.beans.findAnnotationOnBean(name, Lazy.class) == null;
	}

}
