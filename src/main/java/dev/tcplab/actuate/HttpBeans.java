package dev.tcplab.actuate;

import java.util.Arrays;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes what only HTTP needs once the servers listen, rather than at its first request:
 * their clients need not wait for it, and what is wrong with it still ends the start.
 */
@Component
@ConditionalOnWebApplication
class HttpBeans {

	private final ConfigurableListableBeanFactory beans;

	HttpBeans(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Settings are checked before a server listens.
	 */
	@Bean
	static LazyInitializationExcludeFilter settingsAreNotLazy() {
		return (name, definition, type) -> AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class);
	}

	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void onListening(ContextRefreshedEvent event) {
		if (event.getApplicationContext().getAutowireCapableBeanFactory() == this.beans) {
			Arrays.stream(this.beans.getBeanDefinitionNames()).filter(this::isLate).forEach(this.beans::getBean);
		}
	}

	private boolean isLate(String name) {
		BeanDefinition bean = this.beans.getMergedBeanDefinition(name);
		return bean.isSingleton() && bean.isLazyInit() && !bean.isAbstract()
				&& this.beans.findAnnotationOnBean(name, Lazy.class) == null;
	}

}
